"""More lines than a form has rows: those that fit stand alone, the rest is joined heading by heading."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hromada_desk.domain.donor_form import FormValue
from hromada_desk.text.catalog import words

SUMMED = ("row.amount", "row.share", "row.source", "row.year")
SHARED = ("row.heading", "row.eligible", "row.in_year", "row.kekv", "row.programme_code",
          "row.dk021", "row.partner")
"""What the joined row keeps where all its lines say the same."""
SPELLED = ("row.title", "row.title_uk", "row.title_en")


def fitted(rows: Sequence[Mapping[str, FormValue]], room: int, *, join: bool,
           language: str) -> Sequence[Mapping[str, FormValue]] | None:
    """The rows as they fit into so many; None where they do not, even joined by their headings."""
    if len(rows) <= room:
        return rows
    if not join:
        return None
    for alone in range(room - 1, -1, -1):
        rest: dict[FormValue, list[Mapping[str, FormValue]]] = {}
        for each in rows[alone:]:
            rest.setdefault(each.get("row.heading"), []).append(each)
        if alone + len(rest) <= room:
            joined = [_joined(own, language) for own in rest.values()]
            return [*rows[:alone], *joined]
    return None


def _joined(rows: Sequence[Mapping[str, FormValue]], language: str) -> Mapping[str, FormValue]:
    """Several lines of one heading as one row: sums added, one unit of it at the price of all."""
    if len(rows) == 1:
        return rows[0]
    made: dict[str, FormValue] = {key: rows[0].get(key) for key in SHARED
                                  if all(each.get(key) == rows[0].get(key) for each in rows)}
    made["row.number"] = rows[0].get("row.number")
    for key in {key for each in rows for key in each if key.partition(":")[0] in SUMMED}:
        numbers = [each.get(key) for each in rows]
        made[key] = sum((each for each in numbers if isinstance(each, Decimal)), Decimal(0))
    heading = rows[0].get("row.heading")
    for key in SPELLED:
        said = words("en" if key.endswith("_en") or (key == "row.title" and language == "en") else "uk")
        made[key] = said.count("donor_form.joined", len(rows), heading=heading or "")
    made["row.quantity"], made["row.unit"] = Decimal(1), ""
    made["row.unit_cost"] = made["row.price"] = made.get("row.amount")
    made["row.price_currency"] = ""
    return made
