"""Looks into a zipped workbook before anyone unpacks it: sizes, ratio, entities, and what kind of file it is.

The sizes written in an archive are a claim, so every part is unpacked here against a bound; a part that is larger than
it claims is refused. Nothing is written to disk and no stored name is used as a path.
"""

import zlib
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_COUNTS_FROM

LOCAL_HEADER = 30
"""Bytes of a local file header before its name and extra field (APPNOTE of the zip format, 4.3.7)."""

ENTITY_MARKS = (b"<!DOCTYPE", b"<!ENTITY")
XML_ENDINGS = (".xml", ".rels")
ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Archive:
    """The checked parts of a zipped workbook by their names."""

    parts: dict[str, bytes]
    names: frozenset[str]


def unpack_checked(file: str, data: bytes) -> Archive:
    """All XML parts of an archive within the limits. Raises FileProblem for bombs, entities, damage, encryption."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as damage:
        raise FileProblem("import.damaged", file=file) from damage
    _refuse_bomb(file, members)
    parts = {}
    for member in members:
        if member.flag_bits & ENCRYPTED:
            raise FileProblem("import.password", file=file)
        if member.filename.lower().endswith(XML_ENDINGS):
            parts[member.filename] = _unpack(file, data, member)
    for part in parts.values():
        if any(mark in part for mark in ENTITY_MARKS):
            raise FileProblem("import.unsafe_xml", file=file)
    return Archive(parts, frozenset(member.filename for member in members))


def _refuse_bomb(file: str, members: list[ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    too_dense = any(member.file_size > RATIO_COUNTS_FROM and member.file_size > MAX_RATIO * max(member.compress_size, 1)
                    for member in members)
    names = {member.filename for member in members}
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED_BYTES or too_dense or len(names) < len(members):
        raise FileProblem("import.zip_bomb", file=file, megabytes=total // 1_000_000)


def _unpack(file: str, data: bytes, member: ZipInfo) -> bytes:
    """The content of a part; refuses one that unpacks to another size than it claims."""
    header = data[member.header_offset : member.header_offset + LOCAL_HEADER]
    start = member.header_offset + LOCAL_HEADER
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = data[start : start + member.compress_size]
    if member.compress_type == ZIP_STORED:
        content = packed
    elif member.compress_type == ZIP_DEFLATED:
        content = _inflate(file, packed, member.file_size)
    else:
        raise FileProblem("import.damaged", file=file)
    if len(content) != member.file_size:
        raise FileProblem("import.damaged", file=file)
    return content


def _inflate(file: str, packed: bytes, claimed: int) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, claimed + 1)
    except zlib.error as damage:
        raise FileProblem("import.damaged", file=file) from damage
    if len(content) > claimed:
        raise FileProblem("import.zip_bomb", file=file, megabytes=claimed // 1_000_000)
    return content
