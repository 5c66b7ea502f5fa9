"""The checks below the budget grid: always visible, problem first, each leads to its cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.bars import paint_limit
from hromada_desk.desktop.kit.marks import clear_layout, mark, name_for_readers, row
from hromada_desk.desktop.kit.table_delegate import draw_text
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

MARGIN, ICON = 14, 18
ROOMY = 200
"""From this width on a verdict that warns stands beside its name, however long the name is."""
_ORDER = (Tone.PROBLEM, Tone.WARNING)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: name, verdict in one or two words, figure and limit in words.

    With `limit_share` a bar shows both shares of its width; with `link` the last line is a link instead ("To line
    4.2").
    """

    key: str
    name: str
    tone: Tone
    verdict: str
    figure: str = ""
    limit: str = ""
    share: float = 0.0
    limit_share: float | None = None
    link: str = ""


class ChecksBar(QFrame):
    """The checks side by side; `activated_key` tells which one was chosen."""

    activated_key = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="page")
        name_for_readers(self, translate("kit.checks"))
        self.setFixedHeight(style.px(Size.CHECKS))
        self._checks: tuple[Check, ...] = ()
        self._items: list[CheckItem] = []
        self._line = row(self, spacing=0)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these, problems first; a check that only changed keeps its place and focus."""
        ordered = tuple(
            sorted(checks, key=lambda each: _ORDER.index(each.tone) if each.tone in _ORDER else len(_ORDER))
        )
        if [each.key for each in ordered] == [each.key for each in self._checks]:
            for item, check in zip(self._items, ordered, strict=True):
                item.show_check(check)
        else:
            clear_layout(self._line)
            self._items = [CheckItem(check) for check in ordered]
            for item, check in zip(self._items, ordered, strict=True):
                item.clicked.connect(lambda _=False, key=check.key: self.activated_key.emit(key))
                self._line.addWidget(item, 1)
        self._checks = ordered


class CheckItem(QAbstractButton):
    """One check: name and verdict, figure and limit, bar or link."""

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("own_focus", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_check(check)

    def show_check(self, check: Check) -> None:
        """Show its new state."""
        self._check = check
        spoken = (translate("kit.check_line", name=check.name, verdict=check.verdict), check.figure, check.limit)
        words = ", ".join(each for each in spoken if each)
        name_for_readers(self, words, check.link)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, style.px(Size.CHECKS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, check = QPainter(self), self._check
        painter.fillRect(self.rect(), style.colour(Token.HOVER if self.underMouse() else Token.SURFACE))
        painter.fillRect(QRect(0, 0, self.width(), 1), style.colour(Token.EDGE))
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), style.colour(Token.LINE))
        line = (self.height() - 16) // 3
        first, second, third = (QRect(MARGIN, 8 + at * line, self.width() - 2 * MARGIN, line) for at in range(3))
        if check.tone.icon:
            draw_glyph(painter, check.tone.icon, check.tone.ink, QRect(first.x(), first.y(), ICON, line))
        bold = style.metrics(Type.SMALL_BOLD)
        verdict = min(bold.horizontalAdvance(check.verdict), first.width() // 2)
        name = first.adjusted(ICON + 6, 0, -verdict - 8, 0)
        tells = not check.tone.icon or (check.tone in _ORDER and first.width() >= style.px(ROOMY))
        says_it = tells or bold.horizontalAdvance(check.name) <= name.width()
        if not says_it:  # the name is needed more: the sign before it tells the verdict, the tooltip all of it
            name = first.adjusted(ICON + 6, 0, 0, 0)
        draw_text(painter, name, check.name, Type.SMALL_BOLD, Token.TEXT)
        if says_it:
            place = first.adjusted(first.width() - verdict - 1, 0, 1, 0)
            draw_text(painter, place, check.verdict, Type.SMALL_BOLD, check.tone.ink)
        figure = style.metrics(Type.SMALL).horizontalAdvance(check.figure) + 8
        draw_text(painter, second, check.figure, Type.SMALL, Token.TEXT)
        if second.width() > figure:
            draw_text(painter, second.adjusted(figure, 0, 0, 0), check.limit, Type.SMALL, Token.TEXT_2, at_right=True)
        if check.limit_share is not None:
            paint_limit(painter, third, check.share, check.limit_share, check.tone)
        else:
            draw_text(painter, third, check.link, Type.SMALL_BOLD, Token.ACCENT)
        if self.hasFocus():
            painter.setPen(style.colour(Token.ACCENT))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()
