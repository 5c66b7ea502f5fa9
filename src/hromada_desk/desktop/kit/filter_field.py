"""The field above a list that narrows it as one types; Ctrl+F leads to it from anywhere on the page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.kit.marks import name_for_readers

WIDTH, NARROWEST = 260, 180
"""As wide as it likes to be, and as far as it gives way in the smallest window."""


class FilterField(QLineEdit):
    """One per list; `page` is where Ctrl+F is heard, `words` say what can be typed."""

    def __init__(self, words: str, page: QWidget) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDTH)
        name_for_readers(self, words)
        find = QAction(page)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.setFocus)
        page.addAction(find)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())
