"""Pictures made smaller so that a letter can take them; what is lost is told before, in pixels and bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import FileProblem

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

STEPS = ((3000, 82), (2200, 80), (1600, 78), (1200, 76), (900, 72))
"""Longest side in pixels and JPEG quality, from the least loss to the most."""

MOST_PIXELS = 40_000_000
"""A picture that unpacks to more is taken for a bomb."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A picture made smaller: its new bytes, always JPEG, and its size in pixels before and after."""

    content: bytes
    before: tuple[int, int]
    after: tuple[int, int]


def scaled_to(content: bytes, name: str, most_bytes: int) -> Scaled | None:
    """The picture at the first step that fits `most_bytes`; None where even the last one is too large.

    Everything but the pixels is left out, the place where a photo was taken above all. Raises
    FileProblem('picture.unreadable') for what is no picture, ('picture.too_many_pixels').
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise FileProblem("picture.too_many_pixels", name=name, width=opened.width, height=opened.height)
            upright = ImageOps.exif_transpose(opened)
            flat = _without_transparency(upright)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise FileProblem("picture.unreadable", name=name) from error
    for longest, quality in STEPS:
        smaller = flat.copy()
        smaller.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        target = io.BytesIO()
        smaller.save(target, "JPEG", quality=quality, optimize=True)
        if len(target.getvalue()) <= most_bytes:
            return Scaled(target.getvalue(), flat.size, smaller.size)
    return None


def _without_transparency(image: Picture) -> Picture:
    """On white, as paper is: JPEG knows no transparency."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "P", "PA"):
        layered = image.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        return ground
    return image.convert("RGB")
