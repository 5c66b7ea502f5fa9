"""Finding: full text over the workspace, hromadas and classifiers by typing."""

from dataclasses import dataclass
from functools import cache

from hromada_desk.domain.folding import mend_mixed_words
from hromada_desk.domain.places import Place
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import fields_of
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import NAMING_FIELDS, title_from

_SCREENS = {
    "project": ("projects", ""), "site": ("projects", "project_id"), "milestone": ("projects", "project_id"),
    "approach": ("projects", "project_id"), "procurement": ("projects", "project_id"),
    "contract": ("projects", "project_id"), "proposal": ("proposals", ""), "answer": ("proposals", "proposal_id"),
    "partner": ("partners", ""), "contact": ("partners", "partner_id"), "agreement": ("partners", "partner_id"),
    "call": ("calls", ""), "budget_line": ("budgets", "budget_id"), "funding_source": ("budgets", "budget_id"),
    "scenario": ("budgets", "budget_id"), "budget_version": ("budgets", "budget_id"),
}
"""Kind -> the screen that shows it, and the field that names the record to open there ("" = the record itself)."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something the search found; `snippet` is a piece of its text, `target_id` what its screen opens."""

    kind: str
    record_id: str
    target_id: str
    title: str
    snippet: str


def search(desk: Desk, text: str, kinds: tuple[str, ...] = (), limit: int = 50) -> tuple[Found, ...]:
    """Records whose texts hold what was typed, also with the keyboard in the other layout."""
    found = []
    for hit in desk.store.search(mend_mixed_words(text), kinds, limit):
        fields = _told_by(hit.kind)
        for row in desk.store.rows(KINDS[hit.kind], fields, id=hit.record_id):  # none where it has just been removed
            title = title_from(row[1:])
            found.append(Found(hit.kind, hit.record_id, row[0], title or hit.snippet, hit.snippet))
    return tuple(found)


@cache
def _told_by(kind: str) -> tuple[str, ...]:
    """The few fields a hit is shown by, because it is asked for at every key: what its screen opens, then its names."""
    known = {each.name for each in fields_of(KINDS[kind]) if not each.facets.technical}
    _screen, owner = _SCREENS.get(kind, ("", ""))
    return (owner or "id", *(name for name in NAMING_FIELDS if name in known))


def screen_of(kind: str) -> str:
    """The key of the screen that shows records of that kind, "" for none."""
    return _SCREENS.get(kind, ("", ""))[0]


def find_hromadas(text: str, limit: int = 12) -> tuple[Place, ...]:
    """Hromadas whose name begins like the typed text, the larger first."""
    from hromada_desk.storage.reference import places

    return tuple(places().search(text, categories=("H",), limit=limit))


def find_places(text: str, limit: int = 12) -> tuple[Place, ...]:
    """Any places of the codifier."""
    from hromada_desk.storage.reference import places

    return tuple(places().search(text, limit=limit))


def place_named(code: str) -> Place | None:
    """The place of that KATOTTG code, or None."""
    from hromada_desk.storage.reference import places

    return places().get(code)


def name_place(code: str, language: Language) -> tuple[str, ...]:
    """The full name of a place, then the names of what it lies in, the nearest first; ("",) for an unknown code."""
    from hromada_desk.storage.reference import place_words, places

    return places().full_name(code, language, place_words()) if places().get(code) else ("",)
