"""The bundled typeface: registered before the first widget is made, with the system's own font as the fallback.

Not a place for sizes or weights: the type scale lives in `style_tokens`, ready fonts come from `style.font`.
"""

import logging

from PySide6.QtGui import QFont, QFontDatabase

from hromada_desk import resources

FAMILY = "Source Sans 3"
_FILES = (
    "SourceSans3_400Regular.ttf",
    "SourceSans3_400Regular_Italic.ttf",
    "SourceSans3_700Bold.ttf",
    "SourceSans3_700Bold_Italic.ttf",
)
_log = logging.getLogger(__name__)


def register_fonts() -> str:
    """Load the four bundled files and return the family to use; the system font's family if one of them fails.

    Needs a QGuiApplication. Loading twice is harmless: Qt recognises the file.
    """
    if FAMILY in QFontDatabase.families():
        return FAMILY
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resources.path("fonts", name))) < 0:
            _log.warning("font file %s could not be loaded, the system font is used", name)
            return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return FAMILY


def hinting_for(pixel_ratio: float) -> QFont.HintingPreference:
    """Full hinting where a pixel is a pixel; none where the screen is dense enough to show true shapes."""
    if pixel_ratio > 1.0:
        return QFont.HintingPreference.PreferNoHinting
    return QFont.HintingPreference.PreferFullHinting
