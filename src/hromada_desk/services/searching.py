"""Finding: full text over the workspace, hromadas and classifiers by typing."""

from dataclasses import dataclass

from hromada_desk.domain.places import Place
from hromada_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Found:
    """Something the search found; `snippet` is a piece of its text."""

    kind: str
    record_id: str
    snippet: str


def search(desk: Desk, text: str, kinds: tuple[str, ...] = (), limit: int = 50) -> tuple[Found, ...]:
    """Records whose texts hold what was typed, also with the keyboard in the other layout."""
    return tuple(Found(each.kind, each.record_id, each.snippet) for each in desk.store.search(text, kinds, limit))


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
