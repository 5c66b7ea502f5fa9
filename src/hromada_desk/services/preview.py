"""The page of a proposal as it will be printed, painted in a process of its own: keys never wait for it.

This side gathers the case as the donor will see it and sends it over a pipe; the other side composes the whole
proposal, lays it out, finds the page where the person writes and paints it. Nothing is written to a disk. Of wishes
that pile up only the newest is answered.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.preview_wishes import Look, NotPainted, Painted, Paper, Wish
from hromada_desk.services.reports import code_names, images_of, in_words, made_at

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

END_OF_WORK = 2.0
"""Seconds the other process is waited for at most."""


class Painter:
    """The other process, started with the first wish. `answered` is called in a thread that waits for it."""

    def __init__(self, answered: Callable[[Painted | NotPainted], None]) -> None:
        self._answered = answered
        self._connection: Connection | None = None
        self._process: Any = None
        self._number = 0
        self._sent: bytes | None = None
        self._known: set[str] = set()

    def wish(self, desk: Desk, case: Case, look: Look, language: Language, *, one_language: bool) -> int:
        """Ask for a page of the case as it is now; the number of the wish comes back with the answer."""
        self._forget_the_dead()
        shown = in_words(for_audience(case, Audience.DONOR).case, language)
        paper = Paper(replace(shown, phrases={}, facts={}), language, one_language, made_at(desk), code_names([shown]))
        images = images_of(desk, [shown], without=self._known)
        return self._ask(look, pickle.dumps(paper, pickle.HIGHEST_PROTOCOL), images)

    def look(self, look: Look) -> int:
        """Ask for another page of the same paper; without one nothing is asked."""
        self._forget_the_dead()
        if self._connection is None:
            return self._number
        return self._ask(look, None, {})

    def close(self) -> None:
        """End the other process."""
        if self._connection is None:
            return
        self._process.terminate()  # it holds nothing that could be lost
        self._process.join(END_OF_WORK)
        self._connection.close()
        self._connection = self._process = self._sent = None
        self._known = set()

    def _ask(self, look: Look, paper: bytes | None, images: dict[str, bytes]) -> int:
        connection = self._connection or self._start()
        self._number += 1
        changed = paper if paper != self._sent else None
        self._sent = paper or self._sent
        self._known |= images.keys()
        connection.send(Wish(self._number, look, changed, images))
        return self._number

    def _forget_the_dead(self) -> None:
        """A process that ended by accident is begun anew with the next wish."""
        if self._process is not None and not self._process.is_alive():
            self.close()

    def _start(self) -> Connection:
        from multiprocessing import get_context

        context = get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=serve, args=(there,), name="preview", daemon=True)
        self._process.start()
        there.close()
        self._connection = here
        threading.Thread(target=self._listen, args=(here,), name="preview", daemon=True).start()
        return here

    def _listen(self, connection: Connection) -> None:
        while True:
            try:
                answer = connection.recv()
            except (EOFError, OSError, TypeError):  # closed at either end, in the middle of waiting too
                return
            self._answered(answer)


def serve(connection: Connection) -> None:
    """What the other process does until the pipe is closed."""
    from hromada_desk.services.preview_pages import Pages

    pages = Pages()
    while True:
        try:
            wish = connection.recv()
            pages.take(wish)
            while connection.poll():
                wish = connection.recv()
                pages.take(wish)
            connection.send(_answer(pages, wish))
        except (EOFError, OSError):
            return


def _answer(pages: Any, wish: Wish) -> Painted | NotPainted:
    try:
        painted: Painted = pages.painted(wish)
    except Exception as error:  # noqa: BLE001 - whatever a text may do to a page, the person goes on writing
        return NotPainted(wish.number, f"{type(error).__name__}: {error}")
    return painted
