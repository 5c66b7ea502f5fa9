"""What is still missing or wrong, one line each: icon, sentence, place; choosing a line leads to its field."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.text.catalog import translate

Index = QModelIndex | QPersistentModelIndex
ICON, LEFT, RIGHT, TOP = 18, 8, 24, 6
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: `key` comes back when it is chosen, `place` says where ("Section 11, line 4.2")."""

    key: str
    sentence: str
    place: str = ""
    tone: Tone = Tone.PROBLEM
    icon: str = ""


class FindingModel(QAbstractListModel):
    """The findings as a Qt list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, in this order."""
        self.beginResetModel()
        self._findings = tuple(findings)
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """The finding in that line."""
        return self._findings[row]

    def row_of(self, key: str) -> int:
        """The line of that finding, or -1."""
        return next((at for at, each in enumerate(self._findings) if each.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.sentence
        if role == Qt.ItemDataRole.AccessibleTextRole:
            severity = {Tone.PROBLEM: "error", Tone.WARNING: "warning"}.get(finding.tone, "note")
            words = translate(f"kit.severity_{severity}")
            if finding.place:
                return translate("kit.problem_at", severity=words, sentence=finding.sentence, place=finding.place)
            return translate("kit.problem_line", severity=words, sentence=finding.sentence)
        return None


class ProblemList(QListView):
    """The list; `activated_key` fires on Enter, Space or click. Its height is that of its lines if `grows`."""

    activated_key = Signal(str)

    def __init__(self, name: str = "", *, grows: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingModel(self)
        self._grows = grows
        name_for_readers(self, name or translate("kit.problems"))
        self.setModel(self.findings)
        self.setItemDelegate(_FindingDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.activated.connect(self._tell)
        self.clicked.connect(self._tell)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the caret stays on its finding if that is still there."""
        at = self.currentIndex().row()
        key = self.findings.finding(at).key if at >= 0 else ""
        self.findings.set_findings(findings)
        row = self.findings.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.findings.index(row))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.findings.rowCount()))
        return QSize(super().sizeHint().width(), height) if self._grows else super().sizeHint()

    def _fit(self) -> None:
        if self._grows:
            self.setFixedHeight(max(self.sizeHint().height(), 1))

    def _tell(self, index: QModelIndex) -> None:
        self.activated_key.emit(self.findings.finding(index.row()).key)


class _FindingDelegate(QStyledItemDelegate):
    """Icon, sentence over as many lines as it needs, place in text-2, a chevron at the right."""

    def __init__(self, view: ProblemList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        finding = self._view.findings.finding(index.row())
        width = self._view.viewport().width()
        text, place = self._heights(finding, width)
        return QSize(width, max(text + place + 2 * TOP + 1, style.px(36)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = self._view.findings.finding(index.row())
        rect = QRect(option.rect)
        is_current = self._view.currentIndex().row() == index.row() and self._view.hasFocus()
        under = rect.contains(self._view.viewport().mapFromGlobal(self._view.cursor().pos()))
        ground = Token.SELECTED if is_current else Token.HOVER if under else Token.SURFACE
        painter.fillRect(rect, style.colour(ground))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), style.colour(Token.LINE))
        if is_current:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height() - 1), style.colour(Token.ACCENT))
        icon_rect = QRect(rect.x() + LEFT, rect.y() + TOP, ICON, ICON)
        draw_glyph(painter, finding.icon or finding.tone.icon or "info", finding.tone.ink, icon_rect)
        draw_glyph(painter, "chevron-right", Token.TEXT_2, QRect(rect.right() - RIGHT + 2, rect.y(), 16, rect.height()))
        text, place = self._heights(finding, rect.width())
        left = rect.x() + LEFT + ICON + 8
        room = rect.right() - RIGHT - left
        for words, kind, token, top, height in (
            (finding.sentence, Type.SMALL, Token.TEXT, TOP, text),
            (finding.place, Type.CAPTION, Token.TEXT_2, TOP + text, place),
        ):
            painter.setFont(style.font(kind))
            painter.setPen(style.colour(token))
            painter.drawText(
                QRect(left, rect.y() + top, room, height), int(_WRAP) | int(Qt.TextFlag.TextWordWrap), words
            )

    def _heights(self, finding: Finding, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(width - LEFT - ICON - 8 - RIGHT, 40), 10_000)
        flags = int(_WRAP) | int(Qt.TextFlag.TextWordWrap)
        text = style.metrics(Type.SMALL).boundingRect(room, flags, finding.sentence).height()
        place = style.metrics(Type.CAPTION).boundingRect(room, flags, finding.place).height() if finding.place else 0
        return text, place
