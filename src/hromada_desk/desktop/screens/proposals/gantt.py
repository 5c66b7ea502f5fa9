"""The workplan as a chart: a row is chosen and moved by the arrow keys, and every row is told as a sentence too."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.bars import paint_requested
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.screens.proposals.gantt_picture import HEAD, NAMES, ROW, GanttPicture, diamond
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.workplan import Layout, Room
from hromada_desk.services.workplan import PlanView
from hromada_desk.text.catalog import translate

LEAST_MONTH, NARROWEST = 13, 240
WIDEST_NAMES, NAMES_SHARE = 380, 0.38
LEGEND = ("led_by_lead", "led_by_partner", "milestone", "heating")


class GanttView(QAbstractScrollArea):
    """`chosen(id)` an activity under the caret, `opened(id)` its form is wanted, `moved(id, months)` it is to move.

    `stretched(id, months, at_start)` its end, or its start, is to move.
    """

    chosen = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int, bool)

    def __init__(self) -> None:
        super().__init__()
        self._view: PlanView | None = None
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumSize(NARROWEST, style.px(HEAD + 3 * ROW))
        self.setProperty("own_focus", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        name_for_readers(self, translate("parts.plan"))

    def show_plan(self, view: PlanView | None) -> None:
        """Another reading of the plan; the caret stays on its activity."""
        before = self.current_id()
        self._view = view
        self._at = -1
        self.choose(before)
        self._fit()
        self.viewport().update()

    def choose(self, record_id: str) -> None:
        """Put the caret on that activity, or on the first one; nobody is told."""
        places = self._places()
        found = [at for at in places if self._view is not None and self._view.plan.rows[at].record.id == record_id]
        self._put(found[0] if found else places[0] if places else -1)

    def current_id(self) -> str:
        """The activity under the caret, "" without one."""
        return self._view.plan.rows[self._at].record.id if self._view is not None and self._at >= 0 else ""

    def layout_now(self) -> Layout:
        """Where everything lies in the present window; wider than it where months would get too narrow."""
        plan = self._view.plan if self._view is not None else None
        months, rows = (plan.months, len(plan.rows)) if plan is not None else (1, 0)
        room = self.viewport().width()
        names = max(style.px(NAMES), min(style.px(WIDEST_NAMES), round(room * NAMES_SHARE)))
        names = min(names, room // 2)
        width = max(self.viewport().width(), names + months * LEAST_MONTH)
        return Layout(Room(width, names, style.px(HEAD), style.px(ROW)), months, rows,
                      plan.starts_on if plan is not None else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        places = self._places()
        if key in steps and self.current_id() and keys == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(self.current_id(), steps[Qt.Key(key)])
        elif key in steps and self.current_id() and keys in {Qt.KeyboardModifier.ShiftModifier,
                                                           Qt.KeyboardModifier.ControlModifier}:
            self.stretched.emit(self.current_id(), steps[Qt.Key(key)], keys == Qt.KeyboardModifier.ControlModifier)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and places:
            here = places.index(self._at) if self._at in places else 0
            self._go(places[max(0, min(len(places) - 1, here + (1 if key == Qt.Key.Key_Down else -1)))])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and places:
            self._go(places[0 if key == Qt.Key.Key_Home else -1])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.opened.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            down = event.position().y() + self.verticalScrollBar().value() - style.px(HEAD)
            at = int(down // style.px(ROW)) if down >= 0 else -1
            if at in self._places():
                self._go(at)
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), style.colour(Token.SURFACE))
        if self._view is not None:
            painter.translate(-self.horizontalScrollBar().value(), 0)
            GanttPicture(painter, self._view, self.layout_now(), self.verticalScrollBar().value()).paint(
                self._at, focused=self.hasFocus())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _places(self) -> list[int]:
        """The rows the caret can be on: activities."""
        rows = self._view.plan.rows if self._view is not None else ()
        return [at for at, row in enumerate(rows) if not row.is_package]

    def _go(self, at: int) -> None:
        self._put(at)
        self.chosen.emit(self.current_id())

    def _put(self, at: int) -> None:
        self._at = at
        words = self._view.rows[at].sentence if self._view is not None and at >= 0 else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if at >= 0:
            top, row, bar = at * style.px(ROW), style.px(ROW), self.verticalScrollBar()
            room = self.viewport().height() - style.px(HEAD)
            bar.setValue(min(top, max(bar.value(), top + row - room)))
        self.viewport().update()

    def _fit(self) -> None:
        layout, view = self.layout_now(), self.viewport()
        self.verticalScrollBar().setRange(0, max(0, round(layout.height) - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(0, round(layout.room.width) - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())


class GanttLegend(QWidget):
    """What the marks of the chart mean."""

    def __init__(self) -> None:
        super().__init__()
        name_for_readers(self, ", ".join(translate(f"parts.plan.{each}") for each in LEGEND))
        self.setFixedHeight(style.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, middle = 16, self.height() // 2
        for name in LEGEND:
            swatch = QRect(x, middle - 5, 18, 10)
            if name == "led_by_lead":
                painter.fillRect(swatch, style.colour(Token.FILL))
            elif name == "led_by_partner":
                paint_requested(painter, swatch)
            elif name == "milestone":
                painter.setPen(style.colour(Token.ACCENT))
                painter.drawPolygon(diamond(x + 9, middle))
            else:
                painter.fillRect(swatch, style.colour(Token.ACCENT_SOFT))
            words = translate(f"parts.plan.{name}")
            wide = style.metrics(Type.CAPTION).horizontalAdvance(words)
            painter.setFont(style.font(Type.CAPTION))
            painter.setPen(style.colour(Token.TEXT_2))
            painter.drawText(QRect(x + 24, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += 24 + wide + 16
        painter.end()
