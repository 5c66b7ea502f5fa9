"""The files of a package in one zip: the same files give the same bytes on every computer."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

PACKED_ALREADY = frozenset({".pdf", ".xlsx", ".docx", ".png", ".jpg", ".jpeg", ".zip", ".mp4", ".odt", ".ods"})
"""Endings of formats that hold packed data; packing them again takes time and saves nothing."""

EARLIEST_YEAR = 1980
UNDATED = (1980, 1, 1, 0, 0, 0)


def archive(files: Iterable[tuple[str, bytes]], moment: datetime | None) -> bytes:
    """A zip of names and contents, names in UTF-8, all dated `moment` (the format knows seconds in steps of two)."""
    dated = UNDATED if moment is None or moment.year < EARLIEST_YEAR else (
        moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in files:
            entry = zipfile.ZipInfo(name, dated)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            packed = any(name.casefold().endswith(ending) for ending in PACKED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return target.getvalue()
