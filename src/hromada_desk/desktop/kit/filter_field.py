"""The field above a list that narrows it as one types; Ctrl+F leads to it from anywhere on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.kit.marks import name_for_readers

WIDTH = 260


class FilterField(QLineEdit):
    """One per list; `page` is where Ctrl+F is heard, `words` say what can be typed."""

    def __init__(self, words: str, page: QWidget) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setClearButtonEnabled(True)
        self.setFixedWidth(WIDTH)
        name_for_readers(self, words)
        find = QAction(page)
        find.setShortcut(QKeySequence.StandardKey.Find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.setFocus)
        page.addAction(find)
