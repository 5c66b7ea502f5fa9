"""Paragraph styles of paper, by role: sizes, leadings and spaces of the house, made once."""

from functools import cache
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from hromada_desk.documents.render import palette
from hromada_desk.documents.render.fonts import BOLD, ITALIC, REGULAR

NARRATIVE_INDENT = 46 * mm
"""What narrative leaves free at the right of a portrait page; pull figures stand there."""

_ROLES: dict[str, dict[str, object]] = {
    "h1": {"fontName": BOLD, "fontSize": 20, "leading": 24, "spaceBefore": 20, "textColor": palette.PRIMARY,
           "keepWithNext": 1},
    "h1_second": {"fontName": ITALIC, "fontSize": 11, "leading": 14, "textColor": palette.MUTED, "spaceAfter": 12,
                  "keepWithNext": 1},
    "h2": {"fontName": BOLD, "fontSize": 13, "leading": 17, "spaceBefore": 12, "spaceAfter": 4,
           "textColor": palette.PRIMARY, "keepWithNext": 1},
    "h2_ruled": {"fontName": BOLD, "fontSize": 12, "leading": 15, "spaceBefore": 10, "spaceAfter": 5,
                 "textColor": palette.PRIMARY, "keepWithNext": 1, "borderWidth": 0},
    "h3": {"fontName": BOLD, "fontSize": 10.5, "leading": 14, "spaceBefore": 8, "spaceAfter": 2, "keepWithNext": 1},
    "lead": {"fontSize": 11.5, "leading": 16.4, "spaceAfter": 9, "textColor": palette.PRIMARY},
    "body": {"spaceAfter": 6},
    "bullet": {"spaceAfter": 3, "leftIndent": 15, "bulletIndent": 0, "bulletFontSize": 10},
    "second": {"fontName": ITALIC, "textColor": palette.MUTED, "spaceAfter": 8},
    "missing": {"fontName": ITALIC, "textColor": palette.RED, "spaceAfter": 6},
    "note": {"fontSize": 8.2, "leading": 11, "textColor": palette.MUTED, "spaceBefore": 3, "spaceAfter": 8},
    "side": {"fontSize": 9.6, "leading": 13.4},
    "side_heading": {"fontName": BOLD, "fontSize": 10.5, "leading": 14, "textColor": palette.PRIMARY},
    "side_item": {"fontSize": 9.6, "leading": 13.4, "leftIndent": 14, "bulletIndent": 0, "bulletFontSize": 9.6},
    "cell": {"fontSize": 8.8, "leading": 11.4},
    "cell_bold": {"fontName": BOLD, "fontSize": 8.8, "leading": 11.4},
    "dense": {"fontSize": 8.3, "leading": 10.5},
    "dense_bold": {"fontName": BOLD, "fontSize": 8.3, "leading": 10.5},
    "head": {"fontName": BOLD, "fontSize": 8, "leading": 10, "textColor": palette.PRIMARY},
    "head_right": {"fontName": BOLD, "fontSize": 8, "leading": 10, "textColor": palette.PRIMARY,
                   "alignment": TA_RIGHT},
    "caption": {"fontSize": 8.4, "leading": 11.2, "spaceBefore": 4, "spaceAfter": 8},
    "table_caption": {"fontSize": 8.4, "leading": 11.2, "spaceBefore": 8, "spaceAfter": 3, "keepWithNext": 1},
    "label": {"fontSize": 7.6, "leading": 10, "textColor": palette.MUTED},
    "value": {"fontName": BOLD, "fontSize": 9, "leading": 11.6, "spaceAfter": 5},
    "pull_label": {"fontSize": 8.4, "leading": 10.8},
    "pull_source": {"fontSize": 7.2, "leading": 9, "textColor": palette.MUTED},
    "moment": {"fontSize": 7.6, "leading": 9.6, "alignment": TA_CENTER},
    "cover_title": {"fontName": BOLD, "fontSize": 27, "leading": 31.5, "textColor": palette.PRIMARY},
    "cover_title_small": {"fontName": BOLD, "fontSize": 23, "leading": 27, "textColor": palette.PRIMARY},
    "cover_title_least": {"fontName": BOLD, "fontSize": 17, "leading": 20.5, "textColor": palette.PRIMARY},
    "cover_second": {"fontSize": 14.5, "leading": 19.5, "textColor": palette.MUTED},
    "cover_second_small": {"fontSize": 11, "leading": 14.5, "textColor": palette.MUTED},
    "title": {"fontName": BOLD, "fontSize": 20, "leading": 24, "textColor": palette.PRIMARY},
    "title_second": {"fontName": ITALIC, "fontSize": 10.5, "leading": 14, "textColor": palette.MUTED},
}


@cache
def style(role: str, *, narrow: bool = False) -> ParagraphStyle:
    """The style of that role; `narrow` keeps to the narrative measure. Raises KeyError for an unknown role."""
    settings: dict[str, Any] = {
        "fontName": REGULAR, "fontSize": 10, "leading": 14.2, "textColor": palette.INK, "bulletFontName": REGULAR,
        "allowWidows": 0, "allowOrphans": 0, "embeddedHyphenation": 0, "splitLongWords": 1,
        "rightIndent": NARRATIVE_INDENT if narrow else 0, **_ROLES[role],
    }
    return ParagraphStyle(f"{role}{'-narrow' if narrow else ''}", **settings)
