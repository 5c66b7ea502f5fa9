"""The risk matrix on the screen: five by five, scores in the cells, risks as their numbers; all of it by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.records.proposal import Risk
from hromada_desk.domain.risks import LEVELS, gravity
from hromada_desk.text.catalog import current, translate

Cell = tuple[int, int]
"""Likelihood and impact, each from 1."""
LABELS, CELL_HEIGHT, HEAD, FOOT, WIDEST = 104, 30, 24, 22, 560
ROUND, NARROWEST, LABELS_SHARE = 20, 270, 0.26
_GROUNDS = {"high": Token.PROBLEM_SOFT, "medium": Token.WARNING_SOFT, "low": Token.SUNKEN}
_STEPS: dict[Qt.Key, Cell] = {Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_Left: (0, -1),
                              Qt.Key.Key_Right: (0, 1)}


class RiskMatrix(QWidget):
    """`chosen(id)` a risk was chosen in its cell, `moved(id, likelihood, impact)` it is to stand elsewhere."""

    chosen = Signal(str)
    moved = Signal(str, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._risks: tuple[Risk, ...] = ()
        self._risk_id = ""
        self._place: Cell = (0, 0)
        self.cell: Cell = (1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(NARROWEST)
        self.setFixedHeight(style.px(HEAD + LEVELS * CELL_HEIGHT + FOOT))
        name_for_readers(self, translate("parts.matrix"), translate("parts.matrix.keys"))
        self.setToolTip(translate("parts.matrix.keys"))

    def show_risks(self, risks: Sequence[Risk]) -> None:
        """These risks; their numbers count from 1 in this order."""
        self._risks = tuple(risks)
        self.choose(self._risk_id)

    def choose(self, risk_id: str) -> None:
        """Mark a risk and put the caret on its cell, unless it was marked there already; nobody is told."""
        risk = next((each for each in self._risks if each.id == risk_id), None)
        place = (risk.likelihood or 0, risk.impact or 0) if risk is not None else (0, 0)
        if (risk_id, place) != (self._risk_id, self._place) and all(place):
            self.cell = place
        self._risk_id, self._place = risk_id, place
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move(step)
        elif step is not None:
            self.cell = _within(self.cell, step)
            self._tell()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose_here()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        for likelihood in range(1, LEVELS + 1):
            for impact in range(1, LEVELS + 1):
                if self._rect((likelihood, impact)).contains(place):
                    self.cell = (likelihood, impact)
                    self._choose_here()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._write(painter, QRect(16, 0, self.width(), style.px(HEAD)), translate("documents.risk.likelihood"),
                    Type.CAPTION, Qt.AlignmentFlag.AlignLeft)
        for level in range(1, LEVELS + 1):
            own = self._rect((level, 1))
            self._write(painter, QRect(16, own.y(), own.x() - 22, own.height()),
                        f"{level} {translate(f'documents.risk.likelihood.{level}')}", Type.CAPTION,
                        Qt.AlignmentFlag.AlignLeft)
            foot = self._rect((1, level))
            self._write(painter, QRect(foot.x(), foot.bottom() + 2, foot.width(), style.px(FOOT) - 4),
                        f"{level} {translate(f'documents.risk.impact.{level}')}", Type.CAPTION,
                        Qt.AlignmentFlag.AlignHCenter)
            for impact in range(1, LEVELS + 1):
                self._paint_cell(painter, (level, impact))
        first = self._rect((1, 1))
        self._write(painter, QRect(first.x(), 0, first.width() * LEVELS, style.px(HEAD)),
                    translate("documents.risk.impact") + " \u2192", Type.CAPTION, Qt.AlignmentFlag.AlignRight)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        rect, points = self._rect(cell), cell[0] * cell[1]
        painter.fillRect(rect.adjusted(1, 1, -1, -1), style.colour(_GROUNDS[gravity(points)]))
        side, here = style.px(ROUND), self._in(cell)
        if not here or rect.width() >= 3 * side:
            self._write(painter, rect.adjusted(0, 0, -6, 0), str(points), Type.CAPTION, Qt.AlignmentFlag.AlignRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(side + 2, max(1, (rect.width() - side - 24) // max(1, len(here) - 1)))
        for at, (number, risk) in enumerate(here):
            middle = QPoint(rect.x() + 6 + side // 2 + at * step, rect.center().y() + 1)
            painter.setPen(QPen(style.colour(Token.TEXT), 2) if risk.id == self._risk_id else Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(Token.FILL))
            painter.drawEllipse(middle, side // 2, side // 2)
            painter.setFont(style.font(Type.CAPTION))
            painter.setPen(style.colour(Token.ON_FILL))
            painter.drawText(QRect(middle.x() - side, middle.y() - side, side * 2, side * 2),
                             Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if cell == self.cell and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(style.colour(Token.ACCENT), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _write(self, painter: QPainter, rect: QRect, words: str, kind: Type, align: Qt.AlignmentFlag) -> None:
        painter.setFont(style.font(kind))
        painter.setPen(style.colour(Token.TEXT_2))
        shown = style.metrics(kind).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _rect(self, cell: Cell) -> QRect:
        """Where a cell is: likelihood grows upwards, impact to the right."""
        left = min(style.px(LABELS), round(self.width() * LABELS_SHARE))
        high = style.px(CELL_HEIGHT)
        wide = (min(self.width(), style.px(WIDEST)) - left - 12) // LEVELS
        return QRect(left + (cell[1] - 1) * wide, style.px(HEAD) + (LEVELS - cell[0]) * high, wide, high)

    def _in(self, cell: Cell) -> list[tuple[int, Risk]]:
        return [(number, each) for number, each in enumerate(self._risks, 1) if (each.likelihood, each.impact) == cell]

    def _choose_here(self) -> None:
        """The risk of this cell, the next one where one of them is chosen already."""
        here = [each.id for _number, each in self._in(self.cell)]
        if here:
            at = here.index(self._risk_id) + 1 if self._risk_id in here else 0
            self._risk_id = here[at % len(here)]
            self.chosen.emit(self._risk_id)
        self._tell()

    def _move(self, step: Cell) -> None:
        risk = next((each for each in self._risks if each.id == self._risk_id), None)
        if risk is not None:
            present = (risk.likelihood or self.cell[0], risk.impact or self.cell[1])
            self.moved.emit(risk.id, *_within(present, step))

    def _tell(self) -> None:
        """The cell as a sentence, for who does not see it."""
        likelihood, impact = self.cell
        names = ", ".join(f"{number} {each.title.best(current().language)}" for number, each in self._in(self.cell))
        risks = translate("parts.matrix.risks", names=names) if names else translate("parts.matrix.no_risks")
        level = translate(f"documents.risk.{gravity(likelihood * impact)}.word")
        self.setAccessibleDescription(translate(
            "parts.matrix.cell", likelihood=likelihood, impact=impact, score=likelihood * impact, level=level,
            risks=risks, likelihood_word=translate(f"documents.risk.likelihood.{likelihood}"),
            impact_word=translate(f"documents.risk.impact.{impact}")))
        self.update()


def _within(cell: Cell, step: Cell) -> Cell:
    return (max(1, min(LEVELS, cell[0] + step[0])), max(1, min(LEVELS, cell[1] + step[1])))
