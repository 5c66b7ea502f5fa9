"""The colours, type sizes and radii of the program: one table, light beside dark.

This is the only place where a colour has a number. Who paints asks `style.colour(Token...)`; nobody reads the tables
directly except `style`, which knows which theme is in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import MappingProxyType


class Token(StrEnum):
    """The name of a colour by what it is for, never by what it looks like."""

    WINDOW = "window"
    RAIL = "rail"
    SURFACE = "surface"
    SUNKEN = "sunken"
    HOVER = "hover"
    SELECTED = "selected"
    NEUTRAL = "neutral"
    LINE = "line"
    EDGE = "edge"
    TEXT = "text"
    TEXT_2 = "text-2"
    DISABLED = "disabled"
    ACCENT = "accent"
    FILL = "fill"
    ON_FILL = "on-fill"
    ACCENT_SOFT = "accent-soft"
    OK = "ok"
    OK_SOFT = "ok-soft"
    WARNING = "warning"
    WARNING_SOFT = "warning-soft"
    PROBLEM = "problem"
    PROBLEM_SOFT = "problem-soft"
    CHART_0 = "chart-0"
    CHART_1 = "chart-1"
    CHART_2 = "chart-2"
    CHART_3 = "chart-3"
    CHART_4 = "chart-4"
    CHART_5 = "chart-5"
    ORNAMENT = "ornament"
    FILL_HOVER = "fill-hover"
    SHADE = "shade"


_TABLE: Mapping[Token, tuple[str, str]] = MappingProxyType(
    {
        Token.WINDOW: ("#F4F1EA", "#191A1D"),
        Token.RAIL: ("#E9E5DB", "#131417"),
        Token.SURFACE: ("#FFFEFC", "#212226"),
        Token.SUNKEN: ("#F0EDE5", "#1C1D21"),
        Token.HOVER: ("#F3F0E8", "#292B30"),
        Token.SELECTED: ("#DFE5F6", "#2C3660"),
        Token.NEUTRAL: ("#E7E2D6", "#33353B"),
        Token.LINE: ("#DDD8CC", "#34363C"),
        Token.EDGE: ("#827C70", "#86878D"),
        Token.TEXT: ("#23262D", "#ECE9E2"),
        Token.TEXT_2: ("#595A60", "#B0AFA9"),
        Token.DISABLED: ("#8B8982", "#77777A"),
        Token.ACCENT: ("#34499A", "#A3B5F5"),
        Token.FILL: ("#3A4FA0", "#5368C4"),
        Token.ON_FILL: ("#FFFFFF", "#FFFFFF"),
        Token.ACCENT_SOFT: ("#E4E9F7", "#293152"),
        Token.OK: ("#26663F", "#84CBA0"),
        Token.OK_SOFT: ("#DDEEE2", "#1D3427"),
        Token.WARNING: ("#835200", "#E8BA63"),
        Token.WARNING_SOFT: ("#FAE9C6", "#392C13"),
        Token.PROBLEM: ("#A3222B", "#F39A93"),
        Token.PROBLEM_SOFT: ("#F9E0DD", "#45211F"),
        Token.CHART_0: ("#938C7B", "#75716A"),
        Token.CHART_1: ("#3A4FA0", "#8499E6"),
        Token.CHART_2: ("#7286C9", "#5A6DB8"),
        Token.CHART_3: ("#B07A1C", "#D9A548"),
        Token.CHART_4: ("#4B8A67", "#62A582"),
        Token.CHART_5: ("#8E7A9E", "#A88FBC"),
        Token.ORNAMENT: ("#DAD4C6", "#26282D"),
        Token.FILL_HOVER: ("#34499A", "#4A5EB6"),
        Token.SHADE: ("#521E1E24", "#521E1E24"),
    }
)

LIGHT: Mapping[Token, str] = MappingProxyType({token: pair[0] for token, pair in _TABLE.items()})
DARK: Mapping[Token, str] = MappingProxyType({token: pair[1] for token, pair in _TABLE.items()})


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Size and line of a text style in pixels at 100 %, its weight and letter spacing."""

    size: int
    line: int
    bold: bool = False
    spacing: float = 0.0


class Type(Enum):
    """The type scale; only the regular and the bold cut exist, so nothing may ask for another weight."""

    DISPLAY = TypeSize(28, 34, bold=True, spacing=-0.3)
    TITLE = TypeSize(20, 28, bold=True)
    HEADING = TypeSize(16, 22, bold=True)
    BODY = TypeSize(14, 20)
    BODY_BOLD = TypeSize(14, 21, bold=True)
    EDITOR = TypeSize(15, 23)
    SMALL = TypeSize(13, 18)
    SMALL_BOLD = TypeSize(13, 19, bold=True)
    CAPTION = TypeSize(12, 16)


class Size:
    """Heights and radii in pixels at 100 %; minimum heights, they grow with the text."""

    ROW = 30
    GRID_ROW = 24
    OUTLINE_ROW = 36
    GROUP_ROW = 28
    TOTALS = 32
    GRID_TOTALS = 28
    TABLE_HEADER = 32
    GRID_HEADER = 40
    CONTROL = 32
    CONTROL_SMALL = 28
    CONTROL_LARGE = 40
    CHIP = 28
    PILL = 20
    TAB = 34
    HEADER = 48
    STATUS = 26
    CHECKS = 72
    RADIUS_MARK = 4
    RADIUS = 6
    RADIUS_CARD = 8
    PAGE_LEFT = 20
    PAGE_RIGHT = 16
