"""The eight-pointed star, tone on tone, for the places where nobody is working: first start, unlock, empty states."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop.style import colour
from hromada_desk.desktop.style_tokens import Token

CELL = 4
PERIOD = 20
SIDE = PERIOD * CELL
REACH = 4
"""Cells along one ray of the star, counted from its middle."""

CROSS = ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
"""The small cross between two stars."""


@lru_cache(maxsize=1)
def star_cells() -> frozenset[tuple[int, int]]:
    """The cells of one star around its middle: one wedge, mirrored at the diagonal and at both axes."""
    wedge = {(x, y) for y in range(1, REACH + 1) for x in range(y + 1, y + REACH + 1)}
    quarter = wedge | {(y, x) for x, y in wedge}
    # The axes themselves stay empty: that is the cross of linen between the eight petals.
    return frozenset((sx * x, sy * y) for x, y in quarter for sx in (-1, 1) for sy in (-1, 1))


class Ornament(QWidget):
    """Stars in a row with small crosses between; `rows` above one makes the band of first start and unlock."""

    def __init__(
        self, stars: int = 3, rows: int = 1, token: Token = Token.ORNAMENT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stars, self._rows, self._token = stars, rows, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._stars * PERIOD * CELL, self._rows * PERIOD * CELL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, ratio = colour(self._token), self.devicePixelRatioF()
        star, cross = _stitched("star", star_cells(), ink, ratio), _stitched("cross", CROSS, ink, ratio)
        for line in range(self._rows):
            for at in range(self._stars):
                painter.drawPixmap(at * SIDE, line * SIDE, star)
                if at:
                    painter.drawPixmap(at * SIDE - SIDE // 2, line * SIDE, cross)
        painter.end()


def _stitched(name: str, cells: Iterable[tuple[int, int]], ink: QColor, ratio: float) -> QPixmap:
    """These cells around the middle of one period; stitched once for each colour and kept in Qt's cache, for a band
    repeats them a hundred times in every paint.
    """
    key = f"ornament:{name}:{ink.name()}:{ratio}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        corner = (SIDE - CELL) // 2
        for x, y in cells:
            painter.fillRect(QRect(corner + x * CELL, corner + y * CELL, CELL, CELL), ink)
        painter.end()
        QPixmapCache.insert(key, pixmap)
    return pixmap
