"""Two texts as one marked text: what stayed, what came, what went, word by word.

Paragraphs are matched first and words inside those that changed, so that a long text is compared in no time and a moved
comma does not mark a page.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "inserted", "deleted"]
_TOKEN = re.compile(r"\s+|[^\s\w]|\w+(?:[\u2019'-]\w+)*")
_ALIKE = 0.3
"""Paragraphs less alike than this are shown as one gone and one come, not as a patchwork."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the marked text."""

    mark: Mark
    text: str


def compared(before: str, after: str) -> tuple[Run, ...]:
    """The marked text; leaving out what was deleted gives `after`, leaving out what was inserted gives `before`."""
    if before == after:
        return (Run("same", after),) if after else ()
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    runs: list[Run] = []
    for tag, start, end, to_start, to_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[to_start:to_end])
        if tag == "equal":
            runs.append(Run("same", come))
        elif not gone or not come:
            runs += [Run("deleted", gone)] if gone else [Run("inserted", come)]
        else:
            runs += _words(gone, come)
    return tuple(_joined(runs))


def changed_words(runs: Iterable[Run]) -> tuple[int, int]:
    """How many words came and how many went."""
    come = sum(len(each.text.split()) for each in runs if each.mark == "inserted")
    return come, sum(len(each.text.split()) for each in runs if each.mark == "deleted")


def _words(gone: str, come: str) -> list[Run]:
    old, new = _TOKEN.findall(gone), _TOKEN.findall(come)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [Run("deleted", gone), Run("inserted", come)]
    runs = []
    for tag, start, end, to_start, to_end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(new[to_start:to_end])))
            continue
        if start < end:
            runs.append(Run("deleted", "".join(old[start:end])))
        if to_start < to_end:
            runs.append(Run("inserted", "".join(new[to_start:to_end])))
    return list(_without_islands(runs))


def _without_islands(runs: Sequence[Run]) -> Iterator[Run]:
    """A lone space between two changes belongs to them: marks over whole phrases read better than over each word."""
    waiting: dict[Mark, str] = {"deleted": "", "inserted": ""}
    for at, run in enumerate(runs):
        following = runs[at + 1].mark if at + 1 < len(runs) else "same"
        if run.mark != "same":
            waiting[run.mark] += run.text
        elif run.text.isspace() and any(waiting.values()) and following != "same":
            waiting = {mark: text + run.text for mark, text in waiting.items()}
        else:
            yield from _flushed(waiting)
            waiting = {"deleted": "", "inserted": ""}
            yield run
    yield from _flushed(waiting)


def _flushed(waiting: dict[Mark, str]) -> Iterator[Run]:
    for mark, text in waiting.items():
        if text:
            yield Run(mark, text)


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one mark as one run."""
    last: Run | None = None
    for run in runs:
        if last is not None and last.mark == run.mark:
            last = Run(last.mark, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
