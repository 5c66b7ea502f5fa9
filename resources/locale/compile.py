"""Merges the sources of the screen words, `<language>/*.po`, into the one catalogue per language that is shipped.

Run it after editing a `.po` file: `.venv/bin/python resources/locale/compile.py`. The same sources give the same bytes,
so a stale `.mo` is found by a test. With `--check` nothing is written and the exit code tells whether all is current.
"""

import sys
from pathlib import Path

import polib

FOLDER = Path(__file__).resolve().parent
PLURAL_FORMS = {
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "en": "nplurals=2; plural=(n != 1);",
}


def compiled(language: str, folder: Path = FOLDER) -> bytes:
    """Give the catalogue of one language. A key that stands in two rooms raises ValueError: which one would count?"""
    whole = polib.POFile()
    whole.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    rooms: dict[str, str] = {}
    for source in sorted((folder / language).glob("*.po")):
        for entry in polib.pofile(str(source)):
            if entry.obsolete:
                continue
            first = rooms.setdefault(entry.msgid, source.name)
            if first != source.name:
                raise ValueError(f"{language}: the key {entry.msgid} stands in {first} and in {source.name}")
            whole.append(entry)
    whole.sort(key=lambda entry: entry.msgid)
    return bytes(whole.to_binary())


def main(words: list[str]) -> int:
    """Write the catalogues, or only compare them when the first word is `--check`."""
    stale = []
    for language in PLURAL_FORMS:
        target, content = FOLDER / f"{language}.mo", compiled(language)
        if target.exists() and target.read_bytes() == content:
            continue
        stale.append(target.name)
        if words != ["--check"]:
            target.write_bytes(content)
    if stale:
        print("not current:" if words == ["--check"] else "written:", *stale)
    return 1 if stale and words == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
