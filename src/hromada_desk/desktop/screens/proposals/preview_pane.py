"""The page as it will be printed, beside the editor: paper is white in every theme."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import icon_button
from hromada_desk.desktop.kit.labels import ElidedLabel
from hromada_desk.desktop.kit.marks import column, hairline, mark, name_for_readers, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.text.catalog import current, translate

ZOOMS = (60, 80, 100, 130, 170, 220)
"""Per cent of the width there is."""

WHOLE_WIDTH = 2
AROUND = 12
LANGUAGES = ("uk", "en", "both")


class PaperView(QWidget):
    """One page, painted elsewhere; while none is there, the words that say so."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_image(self, image: QImage) -> None:
        """Show this page."""
        self._image, self._words = image, ""
        self.setMinimumSize(self.sizeHint())
        self.update()

    def show_words(self, words: str) -> None:
        """Say this in place of a page; a page that is there stays."""
        if self._image.isNull():
            self._words = words
            self.update()

    def sizeHint(self) -> QSize:
        if self._image.isNull():
            return QSize(160, 200)
        return (self._image.size() / self._image.devicePixelRatio()).grownBy(_margins())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setFont(style.font(Type.SMALL))
            painter.setPen(style.colour(Token.TEXT_2))
            painter.drawText(self.rect().adjusted(AROUND, AROUND, -AROUND, -AROUND),
                             int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), self._words)
        else:
            size = self._image.size() / self._image.devicePixelRatio()
            place = QRect(max(AROUND, (self.width() - size.width()) // 2), AROUND, size.width(), size.height())
            painter.drawImage(place.topLeft(), self._image)
            painter.setPen(style.colour(Token.EDGE))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()


class PreviewPane(QFrame):
    """Page, zoom and language. `turned(by)`: so many pages on; `resized` when another width is wanted; `homed` back to
    the caret; `language_chosen`, `closed`.

    Keys while it has the focus: page up and down, plus and minus for the zoom, Home back to the caret's page.
    """

    turned = Signal(int)
    resized = Signal()
    language_chosen = Signal()
    homed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="window")
        self._zoom = WHOLE_WIDTH
        self._pages = ElidedLabel("", Type.SMALL, "secondary")
        self.languages = Segments([Segment(each, translate(f"preview.language.{each}")) for each in LANGUAGES],
                                  translate("preview.language"), small=True)
        self.languages.choose(current().language)
        self.languages.chosen.connect(self.language_chosen)
        self.paper = PaperView()
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.paper)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_for_readers(self, translate("preview.name"), translate("preview.keys"))
        layout = column(self, spacing=0)
        layout.addWidget(self._head())
        layout.addWidget(hairline())
        layout.addWidget(self.area, 1)

    def show_page(self, image: QImage, words: str) -> None:
        """A page, and which one it is."""
        self.paper.show_image(image)
        self.say(words)

    def say(self, words: str) -> None:
        """What is said of the page in the head, and to readers."""
        self._pages.setText(words)
        self._pages.setToolTip(words)
        name_for_readers(self.paper, f"{translate('preview.name')}. {words}")

    def wanted_width(self) -> int:
        """How wide the paper is to be, in pixels of the screen."""
        room = self.area.viewport().width() - 2 * AROUND - 2
        return round(max(120, room) * ZOOMS[self._zoom] / 100 * self.devicePixelRatioF())

    def zoom(self, by: int) -> None:
        """Larger or smaller by so many steps."""
        step = min(len(ZOOMS) - 1, max(0, self._zoom + by))
        if step != self._zoom:
            self._zoom = step
            self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageDown: lambda: self.turned.emit(1), Qt.Key.Key_PageUp: lambda: self.turned.emit(-1),
            Qt.Key.Key_Home: self.homed.emit, Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1), Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_Down: lambda: self._scroll(60), Qt.Key.Key_Up: lambda: self._scroll(-60)}
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            deed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _scroll(self, by: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def _head(self) -> QWidget:
        head = QWidget()
        layout = column(head, spacing=4, margins=(10, 6, 10, 6))
        first, second = row(spacing=2), row(spacing=2)
        first.addWidget(self.languages)
        first.addStretch(1)
        for name, glyph, deed in (("previous", "sort-up", lambda: self.turned.emit(-1)),
                                  ("next", "sort", lambda: self.turned.emit(1))):
            first.addWidget(icon_button(glyph, translate(f"preview.{name}"), deed))
        first.addWidget(icon_button("close", translate("preview.close"), self.closed.emit))
        second.addWidget(self._pages, 1)
        second.addStretch(0)
        for name, glyph, by in (("smaller", "minus", -1), ("larger", "add", 1)):
            second.addWidget(icon_button(glyph, translate(f"preview.{name}"), partial(self.zoom, by)))
        layout.addLayout(first)
        layout.addLayout(second)
        return head


def _margins() -> QMargins:
    return QMargins(AROUND, AROUND, AROUND, AROUND)
