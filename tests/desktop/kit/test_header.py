"""The header: the way here, the title, undo, redo and search, also where there is little room."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop.kit.header import Header


@pytest.fixture
def shown(qtbot):
    """Put a widget on the screen and wait for it."""
    def show(widget, width=600, height=400):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget
    return show


def test_the_header_shows_the_way_and_follows_its_actions(qtbot, shown):
    undo, redo = QAction("Скасувати"), QAction("Повернути")
    header = shown(Header(undo, redo), 900, 48)
    header.set_place("Бюджет", ("Заявки", "Теплий дах"), "2-й конкурс")
    undo.setToolTip("Скасувати: ціна за од., рядок 4.2")
    redo.setEnabled(False)
    assert header._undo.accessibleName() == "Скасувати: ціна за од., рядок 4.2"
    assert not header._redo.isEnabled()
    with qtbot.waitSignal(header.crumb_chosen) as chosen:
        header._crumbs.itemAt(2).widget().click()
    assert chosen.args == [1]


def test_in_a_narrow_header_the_way_gives_way_and_the_title_stays_whole(shown):
    header = shown(Header(QAction("Скасувати"), QAction("Повернути")), 560, 48)
    header.set_place("Бюджет", ("Заявки", "Теплий дах, безпечне укриття: ліцей, що не зачиняється"), "Євро")
    QApplication.processEvents()
    crumb = header._crumbs.itemAt(2).widget()
    assert header._title.width() >= header._title.fontMetrics().horizontalAdvance("Бюджет")
    assert crumb.width() < crumb.sizeHint().width()
    assert crumb.toolTip() == crumb.accessibleName() == "Теплий дах, безпечне укриття: ліцей, що не зачиняється"
    assert header.search.geometry().right() < header.width()
