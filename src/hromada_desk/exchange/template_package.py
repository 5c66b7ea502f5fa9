"""The parts of a workbook somebody brought as a form: checked before they are unpacked, put together again afterwards.

Parts that are not changed go back byte for byte, so whatever a form contains that nobody here understands survives.
The same parts give the same file.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it ships no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.archives import unpack_checked
from hromada_desk.exchange.limits import MAX_FILE_BYTES
from hromada_desk.exchange.tables_in import EMPTY_ZIP_MARK, ENCRYPTED_STREAM, OLE_MARK, ZIP_MARK

WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
OTHER_TABLES = {"content.xml": "OpenDocument", "xl/workbook.bin": "Excel (.xlsb)", "word/document.xml": "Word"}
_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*encoding=["']([\w.-]+)["']""")


@dataclass(frozen=True, slots=True)
class Package:
    """A checked workbook: the name of its file and its parts in their order."""

    name: str
    parts: Mapping[str, bytes]

    def tree(self, part: str) -> Element:
        """A part as a tree; an empty one where it is missing. Raises FileProblem for damage."""
        xml = self.parts.get(part)
        if xml is None:
            return Element("missing")
        try:
            tree: Element = fromstring(xml)
        except (ParseError, DefusedXmlException, ValueError) as damage:
            raise FileProblem("template.damaged", file=self.name) from damage
        return tree

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: kind of relation (its last word) and the part's name, by id; outside targets as is."""
        folder, _, own = part.rpartition("/")
        listed = self.tree(f"{folder}/_rels/{own}.rels" if folder else f"_rels/{own}.rels")
        found = {}
        for each in listed.iter():
            target = each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = resolved(folder, target)
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        found.pop("", None)
        return found


def open_package(name: str, data: bytes) -> Package:
    """The parts of an .xlsx or .xlsm. Raises FileProblem: password, other formats, damage, bombs, entities."""
    if len(data) > MAX_FILE_BYTES:
        raise FileProblem("template.too_large", file=name, megabytes=len(data) // 1_000_000,
                          most=MAX_FILE_BYTES // 1_000_000)
    _refuse_other_formats(name, data)
    checked = unpack_checked(name, data)
    other = next((known for part, known in OTHER_TABLES.items() if part in checked.names), "")
    if other:
        raise FileProblem("template.other_format", file=name, format=other)
    if WORKBOOK not in checked.names:
        raise FileProblem("template.not_a_workbook", file=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {each.filename: checked.parts.get(each.filename) or archive.read(each)
                     for each in archive.infolist() if not each.is_dir()}
    except (BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as damage:
        raise FileProblem("template.damaged", file=name) from damage
    for part, content in parts.items():
        if part.startswith("xl/worksheets/"):
            _refuse_encoding(name, content)
    return Package(name, parts)


def _refuse_other_formats(name: str, data: bytes) -> None:
    if data.startswith(OLE_MARK):
        raise FileProblem("import.password" if ENCRYPTED_STREAM in data else "template.old_format", file=name)
    if not data.startswith((ZIP_MARK, EMPTY_ZIP_MARK)):
        raise FileProblem("template.not_a_workbook", file=name)


def pack(package: Package, changed: Mapping[str, bytes], removed: Collection[str] = ()) -> bytes:
    """The workbook with some parts changed and some left out."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for part, content in package.parts.items():
            if part in removed:
                continue
            member = ZipInfo(part, FIRST_DAY)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            archive.writestr(member, changed.get(part, content))
    return target.getvalue()


def resolved(folder: str, target: str) -> str:
    """The name of a part from where it is named: "../tables/table1.xml" seen from "xl/worksheets"."""
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def tag_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def _refuse_encoding(name: str, xml: bytes) -> None:
    """Sheets are changed in place by bytes, which is only safe in the encoding all programs write."""
    said = _ENCODING.match(xml.removeprefix(b"\xef\xbb\xbf"))
    if xml[:2] in {b"\xff\xfe", b"\xfe\xff"} or (said and said[1].lower() not in {b"utf-8", b"us-ascii", b"utf8"}):
        raise FileProblem("template.damaged", file=name)
