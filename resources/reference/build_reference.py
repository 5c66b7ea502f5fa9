"""Build the compact reference lists of this folder from the public files they come from.

    python resources/reference/build_reference.py SOURCE_FOLDER [--out FOLDER]

SOURCE_FOLDER holds the downloaded originals in the folders `places`, `classifiers`, `iati` and `facts`
(SOURCES.md says what each file is and where it comes from). The output is the same to the byte for the same input.
Lists that people of this project wrote by hand (units, sectors, patterns, former names) are not touched.
"""

import argparse
import csv
import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from hromada_desk.domain.transliteration import TransliterationTable, transliterate  # noqa: E402 - needs the path above

Row = Sequence[str]

WIDE_CATEGORIES = frozenset("OKPH")
HROMADA_KINDS = {"міська": "city", "селищна": "settlement", "сільська": "village"}
PLACE_COLUMNS = ("code", "category", "parent", "uk", "en", "kind", "centre", "lat", "lon", "population", "area_km2")
CENTRE_COLUMNS = ("centre_uk", "centre_en")
# Kyiv and Sevastopol have no hromada and so no centre in the list of hromada centres: their well-known city centres.
CITY_CENTRES = {
    "UA80000000000093317": ("50.4501", "30.5234"),
    "UA85000000000065278": ("44.6167", "33.5254"),
}
OFFICIAL_ENGLISH = {"UA01000000000013043": "Autonomous Republic of Crimea"}


def read_csv(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV file as dictionaries, cells stripped."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file, delimiter=delimiter)
        return [{key: (cell or "").strip() for key, cell in row.items() if key} for row in table]


def read_json(path: Path) -> dict:
    """A JSON file whose top level is an object."""
    return json.loads(path.read_text(encoding="utf-8"))


def clean(text: str) -> str:
    """One line without doubled spaces, fit for a tab-separated cell; inner ASCII apostrophes become typographic."""
    return " ".join(text.split()).replace("'", "’")


def write_table(path: Path, columns: Row, rows: Iterable[Row]) -> None:
    """Write a tab-separated table; gzip it (without a time stamp) when the name ends in .gz."""
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    content = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(content, 9, mtime=0) if path.suffix == ".gz" else content)
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size:,} bytes")


def codifier_rows(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(code, category, parent code, name) of each object of the codifier, in the order of codes."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=";"))[1:]
    objects = []
    for cells in table:
        chain = [cell.strip() for cell in cells[:5] if cell.strip()]
        parent = chain[-2] if len(chain) > 1 else ""
        objects.append((chain[-1], cells[5].strip(), parent, clean(cells[6])))
    yield from sorted(objects)


def hromada_facts(folder: Path) -> dict[str, tuple[str, ...]]:
    """Kind, centre, latitude, longitude, population, area by hromada code."""
    kinds = {r["hromada_code"]: HROMADA_KINDS.get(r["type"], "") for r in read_csv(folder / "kse-ua-admin-hromada.csv")}
    people = {r["hromada_code"]: r["total_population_2022"] for r in read_csv(folder / "kse-ua-pop-2022.csv")}
    facts = {code: (kind, "", "", "", "", "") for code, kind in kinds.items()}
    for row in read_csv(folder / "kse-geography-hromada-centres.csv"):
        code = row["hromada_code"]
        point = tuple(f"{float(row[key]):.4f}" for key in ("lat_center", "lon_center"))
        kind = HROMADA_KINDS[row["hromada_type"]]
        facts[code] = (kind, row["hromada_center_code"], *point, people[code], row["square"])
    return {code: tuple("" if value == "NA" else value for value in values) for code, values in facts.items()}


def build_places(source: Path, out: Path) -> None:
    """Two tables: oblasts to hromadas with facts (small, for first start), settlements and city districts."""
    table = TransliterationTable.from_data(read_json(HERE / "transliteration.json"))
    facts = hromada_facts(source / "places")
    wide: list[Row] = []
    narrow: list[Row] = []
    for code, category, parent, name in codifier_rows(source / "places" / "kodifikator-2025-05-16.csv"):
        english = OFFICIAL_ENGLISH.get(code) or transliterate(name, table)
        base = (code, category, parent, name, english)
        if category not in WIDE_CATEGORIES:
            narrow.append(base)
        elif code in CITY_CENTRES:
            wide.append((*base, "", "", *CITY_CENTRES[code], "", ""))
        else:
            wide.append((*base, *facts.get(code, ("",) * 6)))
    names = {row[0]: (row[3], row[4]) for row in narrow}
    with_centres = [(*row, *names.get(row[6], ("", ""))) for row in wide]
    write_table(out / "places.tsv.gz", (*PLACE_COLUMNS, *CENTRE_COLUMNS), with_centres)
    write_table(out / "settlements.tsv.gz", PLACE_COLUMNS[:5], narrow)


def build_classifiers(source: Path, out: Path) -> None:
    """DK021, KEKV, local programmes and countries."""
    folder = source / "classifiers"
    english = read_json(folder / "cpv_en.json")
    dk021 = sorted(read_json(folder / "dk021_uk.json").items())
    write_table(out / "dk021.tsv.gz", ("code", "uk", "en"), [(c, clean(uk), clean(english[c])) for c, uk in dk021])
    kekv = sorted(read_json(folder / "kekv_uk.json").items())
    names = {row["code"]: row["en"] for row in read_csv(HERE / "kekv_names_en.tsv", "\t")}
    write_table(out / "kekv.tsv", ("code", "uk", "en"), [(c, clean(uk), names[c]) for c, uk in kekv])
    programmes = sorted(read_json(folder / "tkpkmb.json").items())
    write_table(
        out / "programmes.tsv.gz",
        ("code", "uk", "parent", "level", "functional"),
        [(c, clean(p["name"]), p["parentCode"] or "", str(p["level"]), p["codeKfk"] or "") for c, p in programmes],
    )
    countries = sorted(read_json(folder / "countries.json").items())
    write_table(
        out / "countries.tsv",
        ("code", "uk", "en"),
        [(c, clean(n["name_uk"]), clean(n["name_en"])) for c, n in countries if len(c) == 2],
    )


def build_international(source: Path, out: Path) -> None:
    """DAC sectors, goals of sustainable development, currencies."""
    sectors = [r for r in read_csv(source / "iati" / "Sector.csv") if r["status"] == "active"]
    rows = [(r["code"], clean(r["name_en"]), r["category"]) for r in sectors]
    write_table(out / "dac_sectors.tsv", ("code", "en", "category"), sorted(rows))
    goals = read_csv(source / "facts" / "sdg_goals.csv")
    write_table(out / "sdgs.tsv", ("code", "uk", "en"), [(g["goal"], clean(g["uk"]), clean(g["en"])) for g in goals])
    ukrainian = {row["code"]: row["uk"] for row in read_csv(HERE / "currency_names_uk.tsv", "\t")}
    currencies = [r for r in read_csv(source / "iati" / "Currency.csv") if r["status"] == "active"]
    rows = [(r["code"], ukrainian.get(r["code"], ""), clean(r["name_en"])) for r in currencies]
    write_table(out / "currencies.tsv", ("code", "uk", "en"), sorted(rows))


def main() -> None:
    """Read the command line and build everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder with the originals")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to (default: this one)")
    wishes = parser.parse_args()
    wishes.out.mkdir(parents=True, exist_ok=True)
    build_places(wishes.source, wishes.out)
    build_classifiers(wishes.source, wishes.out)
    build_international(wishes.source, wishes.out)


if __name__ == "__main__":
    main()
