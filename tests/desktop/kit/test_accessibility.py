"""Nothing needs a mouse or sight: every control that takes the focus has a name, and no word is cut when text grows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QHeaderView, QScrollBar, QWidget

from hromada_desk.desktop import style
from hromada_desk.text.catalog import set_language
from tests.desktop.kit.gallery import SHEETS


@pytest.fixture(params=SHEETS)
def sheet(request, qtbot):
    make, width, height = SHEETS[request.param]
    made = make()
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    return made


def focusable(sheet):
    inner = (QHeaderView, QScrollBar)
    return [each for each in sheet.findChildren(QWidget) if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(each, inner)
            and each.objectName() != "qt_scrollarea_viewport" and each.focusProxy() is None]


def test_every_control_that_takes_the_focus_has_a_name(sheet):
    nameless = [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in focusable(sheet) if not each.accessibleName().strip()]
    assert nameless == []


def test_every_button_is_reached_by_the_keyboard(sheet):
    unreachable = [each.accessibleName() for each in sheet.findChildren(QAbstractButton)
                   if each.isVisible() and each.isEnabled() and each.accessibleName() and each.focusPolicy() == Qt.FocusPolicy.NoFocus
                   and not each.property("has_key")]
    assert unreachable == []


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", SHEETS)
def test_no_button_cuts_its_words_when_text_is_a_third_larger(qtbot, look, language, name):
    set_language(language)
    look.set_scale(1.35)
    make, width, height = SHEETS[name]
    made = make()
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    cut = [each.text() for each in made.findChildren(QAbstractButton) if each.isVisible() and each.text()
           and type(each).__name__ not in {"RailItem", "CheckItem"} and each.width() < each.minimumSizeHint().width()]
    assert cut == []


def test_the_window_of_the_gallery_fits_the_smallest_screen_with_larger_text(qtbot, look):
    look.set_scale(1.35)
    window = SHEETS["window"][0]()
    qtbot.addWidget(window)
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 696


def test_shown_in_both_themes_and_in_high_contrast_without_a_fault(qtbot, look, sheet):
    pictures = {style.Theme.LIGHT: sheet.grab().toImage()}
    look.set_theme(style.Theme.DARK)
    pictures[style.Theme.DARK] = sheet.grab().toImage()
    look.set_high_contrast(True)
    pictures["contrast"] = sheet.grab().toImage()
    assert len({picture.pixelColor(picture.width() // 2, picture.height() - 3).lightness() // 40 for picture in pictures.values()}) > 1
