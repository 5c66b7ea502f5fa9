"""The past of a section's text: who wrote which side when, and what of the source changed since it was translated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.text_comparison import Run, compared
from hromada_desk.domain.translation import digest, is_stale, source_language
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.history import history

_WORD = re.compile(r"\S+")
MOST_CHANGES = 200
"""How far back the past of one section is read."""


@dataclass(frozen=True, slots=True)
class Written:
    """When a side was last written, and by whom."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What of the source is new since the translation: the places (from, to) in characters; `at` is the last change.

    `runs` are the source then and now as one marked text.
    """

    places: tuple[tuple[int, int], ...]
    at: datetime | None
    runs: tuple[Run, ...] = ()


def last_written(desk: Desk, answer: Answer) -> dict[Language, Written]:
    """The last writing of each side that was written at all."""
    found: dict[Language, Written] = {}
    for at, who, before, after in _pasts(desk, answer):
        for language in LANGUAGES:
            if language not in found and before.get(language, "") != after.get(language, ""):
                found[language] = Written(at, who)
    return found


def change_since_translation(desk: Desk, answer: Answer) -> SourceChange | None:
    """What changed in the source since its translation was made; None unless the translation is stale.

    Where the journal no longer knows the text that was translated, there are no places to show.
    """
    if not is_stale(answer):
        return None
    language = source_language(answer)
    last = last_written(desk, answer).get(language)
    at = last.at if last is not None else None
    for _at, _who, before, after in _pasts(desk, answer):
        for text in (after.get(language, ""), before.get(language, "")):
            if digest(text) == answer.translated_from:
                now = answer.content.side(language)
                return SourceChange(tuple(changed_places(text, now)), at, compared(text, now))
    return SourceChange((), at)


def changed_places(before: str, after: str) -> Iterator[tuple[int, int]]:
    """The runs of words in `after` that `before` does not have, as (from, to); a mere deletion marks the next word."""
    old, new = _WORD.findall(before), [(found.group(), found.span()) for found in _WORD.finditer(after)]
    matcher = SequenceMatcher(None, old, [word for word, _ in new], autojunk=False)
    for tag, _from, _to, start, end in matcher.get_opcodes():
        if tag == "equal" or not new:
            continue
        last = max(end - 1, start)
        if last < len(new):
            yield new[start][1][0], new[last][1][1]


def _pasts(desk: Desk, answer: Answer) -> Iterator[tuple[datetime, str, dict[str, str], dict[str, str]]]:
    for row in history(desk, Answer.kind, answer.id, MOST_CHANGES):
        if row.field == "content":
            yield row.at, row.who, _sides(row.before), _sides(row.after)


def _sides(written: object) -> dict[str, str]:
    """A text as the journal holds it."""
    return {str(key): str(value) for key, value in written.items()} if isinstance(written, dict) else {}
