"""Marked text on the screen: what came is underlined on a soft ground, what went is struck out and pale."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.text_comparison import Mark, Run

AROUND = 60
"""How many characters of what stayed are shown on each side of a change."""


def run_format(mark: Mark = "same", *, bold: bool = False) -> QTextCharFormat:
    """How a run looks."""
    made = QTextCharFormat()
    made.setFont(style.font(Type.EDITOR))
    made.setForeground(style.colour(Token.TEXT))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if mark == "inserted":
        made.setBackground(style.colour(Token.ACCENT_SOFT))
        made.setFontUnderline(True)
        made.setUnderlineColor(style.colour(Token.ACCENT))
    elif mark == "deleted":
        made.setForeground(style.colour(Token.TEXT_2))
        made.setFontStrikeOut(True)
    return made


def near_changes(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs with long stretches that stayed cut to what stands beside a change."""
    for at, run in enumerate(runs):
        if run.mark != "same" or len(run.text) <= 2 * AROUND:
            yield run
            continue
        before = run.text[:AROUND].rstrip() if at else ""
        after = run.text[-AROUND:].lstrip() if at + 1 < len(runs) else ""
        yield Run("same", f"{before} \u2026 {after}")


class MarkedText(QTextEdit):
    """A marked text to be read: by arrows, by a reader, by copying."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        name_for_readers(self, name)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs from the beginning."""
        self.clear()
        cursor = self.textCursor()
        for run in runs:
            cursor.insertText(run.text, run_format(run.mark))
        self.moveCursor(cursor.MoveOperation.Start)
