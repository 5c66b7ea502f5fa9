"""Photographs and logos before they go on paper: turned upright, scaled to 300 dpi, without anything but the picture.

A file that is no picture, or a picture too large to be one, is answered with None: the page says so in words.
"""

import io
import warnings
from functools import lru_cache

from PIL import Image, ImageOps

DOTS_PER_POINT = 300 / 72
QUALITY = 80
MOST_PIXELS = 60_000_000
"""Beyond that a file is not opened at all: no camera of an office makes it, a bomb does."""


@lru_cache(maxsize=64)
def prepared(data: bytes, room: float) -> tuple[bytes, int, int] | None:
    """JPEG bytes, width and height in pixels for a picture printed at most `room` points wide; None if it is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as found:
                if found.width * found.height > MOST_PIXELS:
                    return None
                picture = ImageOps.exif_transpose(found)
                flat = _flat(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    widest = int(room * DOTS_PER_POINT)
    if flat.width > widest:
        flat = flat.resize((widest, max(1, round(flat.height * widest / flat.width))), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue(), flat.width, flat.height


def _flat(picture: Image.Image) -> Image.Image:
    """The picture in plain colours on white, so that nothing of the file but its pixels is kept."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
        ground = Image.new("RGB", coloured.size, "white")
        ground.paste(coloured, mask=coloured.getchannel("A"))
        return ground
    plain = picture.convert("RGB")
    bare = Image.new("RGB", plain.size)
    bare.paste(plain)
    return bare
