"""A frame that lays out every page and draws only some: a preview shows one and must know where all of them end."""

from collections.abc import Collection
from typing import Any

from reportlab.platypus import Flowable, Frame

from hromada_desk.documents.render.prose import HeadingParagraph


def quieten(frame: Frame, drawn: Collection[int]) -> Frame:
    """Let what falls on a page outside of `drawn` (counted from 1) take its room and leave no ink, but headings their
    bookmark.
    """
    changed: Any = frame
    add = changed.add

    def add_quietly(flowable: Any, canvas: Any, trySplit: int = 0) -> Any:  # noqa: N803 - reportlab's own name
        if canvas.getPageNumber() in drawn:
            return add(flowable, canvas, trySplit=trySplit)
        flowable.drawOn = lambda *_where, **_more: _bookmark(flowable, canvas)
        try:
            return add(flowable, canvas, trySplit=trySplit)
        finally:
            del flowable.drawOn

    changed.add = add_quietly
    return frame


def _bookmark(flowable: Flowable, canvas: Any) -> None:
    if isinstance(flowable, HeadingParagraph) and flowable.level <= 1:
        canvas.place_heading(flowable.key, flowable.title, flowable.level)
