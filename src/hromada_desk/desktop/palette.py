"""The palette (Ctrl+K): type a few letters, find a screen or anything in the workspace, Enter goes there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, hairline, mark, name_for_readers
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.domain.folding import fold, from_latin_layout
from hromada_desk.services.searching import Found, screen_of, search
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import kind_label

WIDTH, TOP, INPUT, FOOT, MOST_ROWS = 640, 64, 52, 36, 10
ICONS = {"project": "project", "proposal": "proposal", "partner": "partners", "call": "call", "contact": "person",
         "answer": "proposal", "budget_line": "budget", "funding_source": "wallet", "agreement": "attach"}
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One result: where Enter goes, its words, where it comes from, its icon."""

    screen: str
    record_id: str
    words: str
    origin: str
    icon: str


class Palette(QFrame):
    """One palette per asking; it closes by Esc, by Enter, or when the focus leaves."""

    def __init__(self, window: QWidget, office: Office, screens: Sequence[tuple[str, str]]) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._screens = screens
        self._shade = Shade(window)
        mark(self, role="popup")
        name_for_readers(self, translate("palette.name"))
        self.setFixedWidth(WIDTH)
        self.input = QLineEdit()
        self.input.setPlaceholderText(translate("kit.search_hint"))
        large = QFont(style.font(Type.TITLE))
        large.setBold(False)
        self.input.setFont(large)
        self.input.setFrame(False)
        mark(self.input, frame_kind="bare")
        self.input.setTextMargins(16, 0, 16, 0)
        self.input.setMinimumHeight(style.px(INPUT))
        self.input.setProperty("own_focus", True)
        name_for_readers(self.input, translate("palette.input"))
        self.input.textChanged.connect(self._look)
        self.input.installEventFilter(self)
        self._model = _Lines(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_LineDelegate(self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_for_readers(self.list, translate("palette.results"))
        self.list.clicked.connect(lambda _index: self._go())
        foot = Label(translate("palette.keys"), Type.CAPTION, "secondary")
        foot.setMinimumHeight(style.px(FOOT))
        foot.setContentsMargins(16, 0, 16, 0)
        layout = column(self, spacing=0, margins=(1, 1, 1, 1))
        for part in (self.input, hairline(), self.list, hairline(), foot):
            layout.addWidget(part)
        self._look("")

    def open_below(self, header: QWidget) -> None:
        """Show it under the header, the window dimmed, the caret in the input."""
        top = header.mapTo(self._window, QPoint(0, 0)).y() + TOP
        self.move((self._window.width() - WIDTH) // 2, top)
        self._shade.show()
        self._shade.raise_()
        self.show()
        self.raise_()
        self.input.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._steer(event.key()):
            return True
        return super().eventFilter(watched, event)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed now."""
        return self._model.lines

    def _steer(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_ROWS, Qt.Key.Key_PageUp: -MOST_ROWS}
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
        elif key in steps:
            last = self._model.rowCount() - 1
            at = min(max(self.list.currentIndex().row() + steps[Qt.Key(key)], 0), last)
            self.list.setCurrentIndex(self._model.index(at))
        else:
            return False
        return True

    def _look(self, written: str) -> None:
        """Screens whose word fits come first, then what the search finds; a wrong keyboard layout is understood."""
        wanted = {fold(written), fold(from_latin_layout(written))}
        found = [Line(key, "", words, translate("palette.screen"), "chevron-right") for key, words in self._screens
                 if any(fold(words).startswith(each) for each in wanted)]
        if written.strip():
            found += [_line(each) for each in search(self._office.desk, written, limit=40) if screen_of(each.kind)]
        self._model.show_lines(tuple(found))
        self.list.setCurrentIndex(self._model.index(0))
        rows = min(max(len(found), 1), MOST_ROWS)
        self.list.setFixedHeight(rows * style.px(Size.OUTLINE_ROW) + 2)
        self.adjustSize()

    def _go(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.lines):
            line = self.lines[at]
            self._leave()
            self._office.go(line.screen, line.record_id)

    def _leave(self) -> None:
        self._shade.deleteLater()
        self.hide()
        self.deleteLater()


class Shade(QWidget):
    """Dims the window below the palette."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour(Token.SHADE))
        painter.end()


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        return f"{line.words}, {line.origin}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(1, style.px(Size.OUTLINE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, _Lines)
        line = model.lines[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, style.colour(Token.SELECTED))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), style.colour(Token.ACCENT))
        draw_glyph(painter, line.icon, Token.TEXT_2, QRect(rect.x() + 16, rect.y(), 18, rect.height()))
        metrics = style.metrics(Type.CAPTION)
        origin_width = metrics.horizontalAdvance(line.origin)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(style.font(Type.CAPTION))
        painter.setPen(style.colour(Token.TEXT_2))
        painter.drawText(rect.adjusted(0, 0, -16, 0), middle | int(Qt.AlignmentFlag.AlignRight), line.origin)
        painter.setFont(style.font(Type.BODY))
        painter.setPen(style.colour(Token.TEXT))
        words = rect.adjusted(46, 0, -origin_width - 32, 0)
        elided = style.metrics(Type.BODY).elidedText(line.words, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, elided)


def _line(found: Found) -> Line:
    return Line(screen_of(found.kind), found.target_id, found.title, kind_label(found.kind),
                ICONS.get(found.kind, "search"))
