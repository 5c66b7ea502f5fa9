"""The look: readable in both themes, switched at run time, with its numbers in one place."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton

from hromada_desk import resources
from hromada_desk.desktop import style
from hromada_desk.desktop.icons import application_icon, glyph, icon
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.style_sheet import style_sheet
from hromada_desk.desktop.style_tokens import DARK, LIGHT, Token, Type

DESKTOP = Path(style.__file__).parent
TEXT_PAIRS = [(ink, ground) for ink in (Token.TEXT, Token.TEXT_2) for ground in (Token.WINDOW, Token.RAIL, Token.SURFACE, Token.SELECTED)] + [
    (Token.OK, Token.OK_SOFT), (Token.WARNING, Token.WARNING_SOFT), (Token.PROBLEM, Token.PROBLEM_SOFT), (Token.ON_FILL, Token.FILL),
    (Token.ACCENT, Token.ACCENT_SOFT), (Token.ACCENT, Token.PROBLEM_SOFT), (Token.TEXT_2, Token.NEUTRAL),
]


def luminance(colour):
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first, second):
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground_it_stands_on(table):
    weak = {(ink, ground): contrast(table[ink], table[ground]) for ink, ground in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_controls_are_seen_on_their_grounds(table):
    for ground in (Token.SURFACE, Token.WINDOW, Token.SELECTED, Token.RAIL):
        assert contrast(table[Token.EDGE], table[ground]) >= 3.0


def test_every_token_has_a_colour_in_both_themes():
    assert set(LIGHT) == set(DARK) == set(Token)


def test_colours_have_numbers_only_in_the_tables():
    offenders = [
        path.name for path in DESKTOP.rglob("*.py")
        if not path.name.startswith("style") and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert offenders == []


def test_the_pictures_of_the_sheet_have_the_colours_of_the_tables():
    for name, token_colour in (("sheet-chevron-light", LIGHT[Token.TEXT_2]), ("sheet-chevron-dark", DARK[Token.TEXT_2]),
                               ("sheet-tick", LIGHT[Token.ON_FILL])):
        assert token_colour in resources.read_text("icons", f"{name}.svg")


def test_the_sheet_is_short_and_leaves_no_place_unfilled(look):
    sheet = style_sheet({token: look.colour(token) for token in Token}, 1.0)
    assert len(sheet.splitlines()) < 150
    assert "$" not in sheet


def test_switching_the_theme_recolours_what_is_on_the_screen(qtbot, qapp, look):
    button = QPushButton(icon("add"), "Додати")
    qtbot.addWidget(button)
    light = button.grab().toImage()
    look.set_theme(style.Theme.DARK)
    dark = button.grab().toImage()
    assert look.is_dark
    assert light != dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK[Token.WINDOW])


def test_an_icon_made_before_the_switch_is_drawn_in_the_new_colours(look):
    made = icon("add", Token.TEXT)
    light = made.pixmap(20, 20).toImage()
    look.set_theme(style.Theme.DARK)
    assert made.pixmap(20, 20).toImage() != light
    assert made.pixmap(20, 20).toImage() == glyph("add", Token.TEXT, 20).toImage()


def test_larger_text_makes_labels_and_controls_larger(qtbot, look):
    label, button = Label("Проєкти", Type.TITLE), QPushButton("Імпорт")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    before = label.sizeHint().height(), button.sizeHint().height()
    look.set_scale(2.0)
    assert label.font().pixelSize() == 40
    assert label.sizeHint().height() >= 1.9 * before[0]
    assert button.sizeHint().height() >= 1.9 * before[1]


def test_the_text_size_stays_between_its_limits(look):
    look.set_scale(5)
    assert look.scale == style.LARGEST_SCALE


def test_high_contrast_of_the_system_takes_the_sheet_away(qapp, look):
    look.set_high_contrast(True)
    assert qapp.styleSheet() == ""
    ink, ground = look.colour(Token.PROBLEM), look.colour(Token.PROBLEM_SOFT)
    assert contrast(ink, ground) >= 7
    look.set_high_contrast(None)
    assert qapp.styleSheet() != ""


def test_the_bundled_typeface_is_used_in_its_two_weights_only(look):
    assert look.font(Type.BODY).family() == "Source Sans 3"
    assert {look.font(kind).weight() for kind in Type} == {400, 700}


def test_every_icon_named_in_the_program_is_shipped():
    names = {
        name for path in DESKTOP.rglob("*.py")
        for name in re.findall(r'(?:icon|glyph|Glyph|icon_button)\(\s*"([a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert "close" in names
    assert [name for name in names if not resources.path("icons", f"{name}.svg").exists()] == []


def test_the_mark_of_the_program_exists_from_the_tray_to_the_dock(qapp):
    assert {size.width() for size in application_icon().availableSizes()} >= {16, 48, 256}
