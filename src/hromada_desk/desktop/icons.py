"""Icons of the own set, drawn in the colours of the moment and kept in Qt's pixmap cache.

An icon made here follows the theme by itself: it asks for its colours each time it is painted. Not a place for icon
files (resources/icons) nor for deciding which icon means what.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from hromada_desk import resources
from hromada_desk.desktop.style import colour
from hromada_desk.desktop.style_tokens import Token

APPLICATION_SMALL = 48
"""Up to this many pixels the mark of the program is drawn from its simplified form."""


def icon(name: str, normal: Token = Token.TEXT, active: Token | None = None) -> QIcon:
    """That icon for buttons and menus: `normal`, `active` (default: accent) when checked, disabled when disabled."""
    return QIcon(_TokenIcon(name, normal, active or Token.ACCENT))


def glyph(name: str, token: Token, size: int, ratio: float = 1.0) -> QPixmap:
    """That icon in one colour, `size` logical pixels wide, for painters; cached by name, colour, size and ratio."""
    paint = colour(token).name()
    key = f"glyph:{name}:{paint}:{size}:{ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = _rendered(_source(name).replace("currentColor", paint), size, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def draw_glyph(painter: QPainter, name: str, token: Token, rect: QRect) -> None:
    """Paint that icon centred in `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, glyph(name, token, size, painter.device().devicePixelRatio()))


def application_icon() -> QIcon:
    """The house of stitches: a solid silhouette for small sizes, the stitched one above."""
    found = QIcon()
    for size in (16, 20, 24, 32, 40, 48, 64, 128, 256):
        found.addPixmap(application_mark(size))
    return found


def application_mark(size: int, ratio: float = 1.0) -> QPixmap:
    """The mark of the program, `size` logical pixels wide."""
    name = "hromada-desk-16" if size * ratio <= APPLICATION_SMALL else "hromada-desk"
    return _rendered(_source(name), size, ratio)


class _TokenIcon(QIconEngine):
    """Draws one icon file in the colours of the moment, so that no icon must be replaced when the theme changes."""

    def __init__(self, name: str, normal: Token, active: Token) -> None:
        super().__init__()
        self._name = name
        self._normal = normal
        self._active = active

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = min(size.width(), size.height())
        drawn = glyph(self._name, self._token(mode, state), side, scale)
        if size.width() <= side:
            return drawn
        # A size wider than high asks for air between the icon and the word after it.
        wide = QPixmap(round(size.width() * scale), round(size.height() * scale))
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return wide

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_glyph(painter, self._name, self._token(mode, state), rect)

    def clone(self) -> QIconEngine:
        return _TokenIcon(self._name, self._normal, self._active)

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> Token:
        if mode is QIcon.Mode.Disabled:
            return Token.DISABLED
        return self._active if state is QIcon.State.On else self._normal


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


def _rendered(source: str, size: int, ratio: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
