"""What is in force on the screen: theme, text scale, contrast - and from it every colour, font and height.

Painters ask `colour`, `font` and `px` at the moment they paint, so a switch of theme needs nothing but a repaint,
which Qt
itself asks for when the palette changes. Not a place for numbers (`style_tokens`) nor for the sheet (`style_sheet`).
"""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import fonts
from hromada_desk.desktop.style_sheet import style_sheet
from hromada_desk.desktop.style_tokens import DARK, LIGHT, Token, Type

SMALLEST_SCALE = 0.9
LARGEST_SCALE = 2.0
_BORN_IN_FUSION = "born_in_fusion"


class Theme(StrEnum):
    """What the person chose: follow the system, or always one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """The look of the running program; one per QApplication, its child.

    `changed` fires after palette, font and sheet are in place, for the few who keep something derived from them.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme = Theme.SYSTEM
        self._scale = 1.0
        self._forced_contrast: bool | None = None
        self._fonts: dict[Type, QFont] = {}
        self._colours: dict[Token, QColor] = {}
        self._family = fonts.register_fonts()
        if not app.property(_BORN_IN_FUSION):
            app.setStyle("Fusion")
        # Both wrappers are kept: PySide lets go of the accessibility hints as soon as their owner's wrapper dies.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)
        self.apply()

    @property
    def theme(self) -> Theme:
        """The person's choice, not its outcome."""
        return self._theme

    @property
    def scale(self) -> float:
        """The person's text size; 1.0 is 100 %."""
        return self._scale

    @property
    def is_dark(self) -> bool:
        """Whether the dark table is in force."""
        if self._theme is Theme.SYSTEM:
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._theme is Theme.DARK

    @property
    def is_high_contrast(self) -> bool:
        """Whether the system asks for its own high-contrast colours; then ours step back."""
        if self._forced_contrast is not None:
            return self._forced_contrast
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    def set_theme(self, theme: Theme) -> None:
        """Switch at once, without restart."""
        if theme is not self._theme:
            self._theme = theme
            self.apply()

    def set_scale(self, scale: float) -> None:
        """Switch the text size at once; kept between 90 % and 200 %."""
        scale = min(max(scale, SMALLEST_SCALE), LARGEST_SCALE)
        if scale != self._scale:
            self._scale = scale
            self.apply()

    def set_high_contrast(self, wanted: bool | None) -> None:
        """Force the system's colours on or off; None follows the system again."""
        self._forced_contrast = wanted
        self.apply()

    def apply(self) -> None:
        """Give the application the palette, font and sheet of the moment."""
        self._fonts.clear()
        self._colours = self._system_colours() if self.is_high_contrast else self._table_colours()
        self._app.setFont(self.font(Type.BODY))
        self._app.setPalette(self._palette())
        # The platform's palette carries everything in high contrast: a sheet would paint over it.
        self._app.setStyleSheet("" if self.is_high_contrast else style_sheet(self._colours, self._scale))
        self.changed.emit()

    def colour(self, token: Token) -> QColor:
        """That colour in the theme of the moment."""
        return self._colours[token]

    def font(self, style: Type) -> QFont:
        """That style at the person's text size, cached; do not change what you get."""
        if style not in self._fonts:
            font = QFont(self._family)
            font.setPixelSize(round(style.value.size * self._scale))
            font.setBold(style.value.bold)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.value.spacing)
            font.setHintingPreference(fonts.hinting_for(self._app.devicePixelRatio()))
            self._fonts[style] = font
        return self._fonts[style]

    def _follow_system(self) -> None:
        if self._theme is Theme.SYSTEM or self._forced_contrast is None:
            self.apply()

    def _table_colours(self) -> dict[Token, QColor]:
        table = DARK if self.is_dark else LIGHT
        return {token: QColor(value) for token, value in table.items()}

    def _system_colours(self) -> dict[Token, QColor]:
        """Every token as one of the system's few colours: grounds, texts, highlight."""
        system = self._app.style().standardPalette() if self._forced_contrast else QPalette()
        ground, ink = system.color(QPalette.ColorRole.Base), system.color(QPalette.ColorRole.Text)
        grounds = {
            Token.WINDOW,
            Token.RAIL,
            Token.SURFACE,
            Token.SUNKEN,
            Token.HOVER,
            Token.NEUTRAL,
            Token.ACCENT_SOFT,
            Token.OK_SOFT,
            Token.WARNING_SOFT,
            Token.PROBLEM_SOFT,
            Token.ORNAMENT,
        }
        colours = {token: ground if token in grounds else ink for token in Token}
        highlight = system.color(QPalette.ColorRole.Highlight)
        colours |= {
            Token.FILL: highlight,
            Token.FILL_HOVER: highlight,
            Token.ACCENT: highlight,
            Token.ON_FILL: system.color(QPalette.ColorRole.HighlightedText),
            Token.SELECTED: ground,
            Token.DISABLED: system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text),
            Token.SHADE: QColor(LIGHT[Token.SHADE]),
        }
        return colours

    def _palette(self) -> QPalette:
        role, palette = QPalette.ColorRole, QPalette()
        for key, token in {
            role.Window: Token.WINDOW,
            role.Base: Token.SURFACE,
            role.AlternateBase: Token.SUNKEN,
            role.WindowText: Token.TEXT,
            role.Text: Token.TEXT,
            role.ButtonText: Token.TEXT,
            role.PlaceholderText: Token.TEXT_2,
            role.Button: Token.SURFACE,
            role.Highlight: Token.SELECTED,
            role.HighlightedText: Token.TEXT,
            role.Link: Token.ACCENT,
            role.Accent: Token.FILL,
            role.Mid: Token.LINE,
            role.Dark: Token.EDGE,
            role.ToolTipBase: Token.SURFACE,
            role.ToolTipText: Token.TEXT,
        }.items():
            palette.setColor(key, self._colours[token])
        for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
            palette.setColor(QPalette.ColorGroup.Disabled, key, self._colours[Token.DISABLED])
        return palette


_in_force: list[Appearance] = []


def new_application(program: str) -> QApplication:
    """The application, in its style from the first moment: to set the style later makes the binding learn all of
    QStyle, a twentieth of the time until the first paint.
    """
    app = QApplication([program, "-style", "Fusion"])
    app.setProperty(_BORN_IN_FUSION, True)
    return app


def install(app: QApplication, theme: Theme = Theme.SYSTEM, scale: float = 1.0) -> Appearance:
    """Put the look in force; call it before the first widget. A second call changes the look that is there."""
    look = _look_of(app)
    look.set_theme(theme)
    look.set_scale(scale)
    return look


def appearance() -> Appearance:
    """The look in force; it belongs to the QApplication and is made at the first call."""
    if _in_force:
        return _in_force[0]
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("the look of the program needs a QApplication")
    return _look_of(app)


def _look_of(app: QApplication) -> Appearance:
    """Kept beside the application that owns it: every painter asks, and to search its children takes its time."""
    if not _in_force:
        _in_force.append(Appearance(app))
        app.destroyed.connect(lambda _app: _in_force.clear())
    return _in_force[0]


def colour(token: Token) -> QColor:
    """That colour in the theme of the moment."""
    return appearance().colour(token)


def font(style: Type) -> QFont:
    """That text style at the person's text size."""
    return appearance().font(style)


def metrics(style: Type) -> QFontMetrics:
    """Measures of that text style."""
    return QFontMetrics(appearance().font(style))


def px(size: float) -> int:
    """A length of the design at the person's text size: heights are minimum heights that grow with the text."""
    return round(size * appearance().scale)
