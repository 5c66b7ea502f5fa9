"""What a form's search fields look in: codes of classifiers, places, records of the workspace."""

from collections.abc import Sequence

from hromada_desk.desktop.kit.form_fields import Option, OptionSearch
from hromada_desk.domain.places import Place
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import Record, fields_of
from hromada_desk.services.classifiers import find_codes
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import title_of
from hromada_desk.services.searching import find_places, name_place, place_named
from hromada_desk.text.catalog import current

CODED = frozenset({"DK021", "KEKV", "TPKPKMB", "UNIT", "COUNTRY", "DAC"})
MOST = 20


def searches_of(desk: Desk, record_type: type[Record]) -> dict[str, OptionSearch]:
    """A search for every field of the kind that needs one."""
    found: dict[str, OptionSearch] = {}
    for field in fields_of(record_type):
        facets = field.facets
        if facets.scheme in CODED:
            found[field.name] = _codes(facets.scheme)
        elif facets.value is ValueKind.PLACE or facets.scheme == "KATOTTG":
            found[field.name] = _places
        elif facets.value is ValueKind.LINK and facets.links:
            found[field.name] = _records(desk, KINDS[facets.links])
    return found


def _codes(scheme: str) -> OptionSearch:
    def look(text: str) -> Sequence[Option]:
        language = current().language
        return [Option(each.code, f"{each.code} {each.name.best(language)}") for each in
                find_codes(scheme, text, language, MOST)]

    return look


def _places(text: str) -> Sequence[Option]:
    exact = place_named(text)
    found: tuple[Place, ...] = (exact,) if exact is not None else find_places(text, MOST)
    options = []
    for place in found:
        own, *above = name_place(place.code, current().language)
        options.append(Option(place.code, own, ", ".join(above)))
    return options


def _records(desk: Desk, record_type: type[Record]) -> OptionSearch:
    def look(text: str) -> Sequence[Option]:
        wanted = text.casefold()
        records = desk.all(record_type)
        exact = [each for each in records if each.id == text]
        chosen = exact or [each for each in records if wanted in title_of(each).casefold()]
        return [Option(each.id, title_of(each) or each.id[:8]) for each in chosen[:MOST]]

    return look
