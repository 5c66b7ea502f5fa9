"""Colours of paper by their role; every one also tells itself apart in grey. Nothing else names a colour."""

from reportlab.lib.colors import Color, HexColor, white

WHITE: Color = white
INK: Color = HexColor("#1B2430")
PRIMARY: Color = HexColor("#173F6B")
MID: Color = HexColor("#4F7CAC")
LIGHT: Color = HexColor("#A9C3DE")
TINT: Color = HexColor("#EAF0F6")
OCHRE: Color = HexColor("#C9881C")
DARK_OCHRE: Color = HexColor("#9A6410")
ATTENTION: Color = HexColor("#8A5A0E")
OCHRE_LIGHT: Color = HexColor("#F3E3C3")
RED: Color = HexColor("#A4262C")
RED_LIGHT: Color = HexColor("#F6E1E1")
GREEN: Color = HexColor("#2E7D4F")
GREEN_LIGHT: Color = HexColor("#E0EFE6")
MUTED: Color = HexColor("#5A6673")
RULE: Color = HexColor("#8A96A3")
HAIR: Color = HexColor("#C9D1D9")
PALE: Color = HexColor("#F5F7F9")
INPUT: Color = HexColor("#FFFBEF")
INPUT_INK: Color = HexColor("#1F4E9E")
DRAFT: Color = HexColor("#EDEFF1")

SERIES: tuple[Color, ...] = (PRIMARY, OCHRE, MID, LIGHT)
ON_SERIES: tuple[Color, ...] = (WHITE, INK, WHITE, INK)
TONES: dict[str, Color] = {"good": GREEN, "attention": ATTENTION, "bad": RED, "none": MUTED}
SIGNS: dict[str, str] = {"good": "\u2713", "attention": "!", "bad": "\u2717", "none": "\u2013"}
"""The sign that stands before the word of a status."""


def hexadecimal(colour: Color) -> str:
    """The colour as paragraph mark-up and workbooks write it."""
    return "#" + colour.hexval()[2:].upper()
