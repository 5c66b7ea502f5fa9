"""Chips: the conditions in force above a table, each removed by its cross, and the dashed one that adds a condition."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import clear_layout, name_for_readers, row
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

ICON = 16
PADDING = 10


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in force: `key` for the program, `words` such as "Stage: all but archived"."""

    key: str
    words: str


class Chip(QAbstractButton):
    """One chip.

    A condition ends in a cross and is removed by click, Enter, Space or Del; the dashed one begins with a plus.
    """

    def __init__(self, words: str, *, dashed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dashed = dashed
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        name_for_readers(self, words if dashed else translate("kit.remove_condition", condition=words))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        words = style.metrics(Type.SMALL).horizontalAdvance(self.text())
        return QSize(words + ICON + 6 + PADDING * 2, style.px(Size.CHIP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {Qt.Key.Key_Return, Qt.Key.Key_Enter} | (set() if self._dashed else {Qt.Key.Key_Delete})
        if event.key() in deeds:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(style.colour(Token.EDGE), 1)
        if self._dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        ground = Token.SELECTED if self.isDown() else Token.HOVER if self.underMouse() else Token.SURFACE
        if not self._dashed or self.underMouse():
            painter.setBrush(style.colour(ground))
        painter.drawRoundedRect(outline, self.height() / 2, self.height() / 2)
        painter.setFont(style.font(Type.SMALL))
        words = style.metrics(Type.SMALL).horizontalAdvance(self.text())
        text_left = PADDING + (ICON + 4 if self._dashed else 0)
        icon_left = PADDING - 1 if self._dashed else PADDING + words + 6
        draw_glyph(painter, "add" if self._dashed else "close", Token.TEXT_2, QRect(icon_left, 0, ICON, self.height()))
        painter.setPen(style.colour(Token.TEXT_2 if self._dashed else Token.TEXT))
        painter.drawText(QRect(text_left, 0, words + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class ChipRow(QWidget):
    """The conditions in force, the chip that adds one, and "14 of 23" at the right end."""

    removed = Signal(str)
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = row(self, spacing=6)
        self._count = Label("", Type.SMALL, "secondary")
        self.show_conditions((), "")

    def show_conditions(self, conditions: Sequence[Condition], count_words: str) -> None:
        """Show these conditions and the count."""
        self._layout.removeWidget(self._count)
        clear_layout(self._layout)
        for condition in conditions:
            chip = Chip(condition.words)
            chip.clicked.connect(lambda _=False, key=condition.key: self.removed.emit(key))
            self._layout.addWidget(chip)
        self.add_chip = Chip(translate("kit.add_condition"), dashed=True)
        self.add_chip.clicked.connect(self.add_asked)
        self._layout.addWidget(self.add_chip)
        self._layout.addStretch(1)
        self._count.setText(count_words)
        self._layout.addWidget(self._count)
