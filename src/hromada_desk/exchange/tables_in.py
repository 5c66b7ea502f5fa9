"""Reads the tables of a file someone else made: .xlsx, .xlsm, .xls, .ods, .csv, .tsv, within limits.

What the file is, its content tells, not its name. Macros are never run, formulas never evaluated: the values stored
with them are taken. Anything that cannot be read is a FileProblem with a plain sentence; nothing is changed by reading.
"""

from io import BytesIO
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
    XmlError,
    ZipError,
)

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.archives import unpack_checked
from hromada_desk.exchange.delimited import read_delimited
from hromada_desk.exchange.limits import refuse_extent, refuse_size, refuse_special
from hromada_desk.exchange.sheet_scan import refuse_wide_ods, xlsx_notes
from hromada_desk.exchange.tables import CellNotes, Merged, Table, TableFile

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY_ZIP_MARK = b"PK\x05\x06"
WORKBOOK_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
FOREIGN_MARKS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
WEB_PAGE_MARKS = (b"<html", b"<!doctype", b"<table", b"<?xml")
READER_REFUSALS = (CalamineError, XmlError, ZipError, WorksheetNotFound, ValueError, OSError)


def read_tables(path: Path) -> TableFile:
    """All sheets of a file. Raises FileProblem: missing, empty, too large, password, damaged, not a table."""
    data = _content(path)
    name = path.name
    if data.startswith((ZIP_MARK, EMPTY_ZIP_MARK)):
        return _read_zipped(name, data)
    if data.startswith(OLE_MARK):
        return _read_old(name, data)
    if data.startswith(FOREIGN_MARKS):
        raise FileProblem("import.not_a_table", file=name)
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:9].lower().startswith(WEB_PAGE_MARKS):
        raise FileProblem("import.web_page", file=name)
    table = read_delimited(name, data)
    return _not_empty(TableFile(name, (table,)))


def _content(path: Path) -> bytes:
    try:
        refuse_special(path)
        refuse_size(path.name, path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except OSError as trouble:
        raise FileProblem("import.not_readable", file=path.name, reason=trouble.strerror or "") from trouble
    if not data.strip():
        raise FileProblem("import.empty_file", file=path.name)
    return data


def _read_zipped(name: str, data: bytes) -> TableFile:
    archive = unpack_checked(name, data)
    notes: dict[str, CellNotes] = {}
    if "xl/workbook.xml" in archive.names:
        notes = xlsx_notes(name, archive.parts)
    elif "content.xml" in archive.names and b"<office:spreadsheet" in archive.parts["content.xml"]:
        refuse_wide_ods(name, archive.parts["content.xml"])
    elif "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.parts["META-INF/manifest.xml"]:
        raise FileProblem("import.password", file=name)
    else:
        raise FileProblem("import.not_a_table", file=name)
    has_macros = any(part.lower().endswith("vbaproject.bin") for part in archive.names)
    problems = (Problem("import.macros_ignored", severity=Severity.NOTE, details={"file": name}),) if has_macros else ()
    return _not_empty(TableFile(name, _sheets(name, data, notes), problems))


def _read_old(name: str, data: bytes) -> TableFile:
    if ENCRYPTED_STREAM in data:
        raise FileProblem("import.password", file=name)
    if not any(stream in data for stream in WORKBOOK_STREAMS):
        raise FileProblem("import.not_a_table", file=name)
    return _not_empty(TableFile(name, _sheets(name, data, {})))


def _sheets(name: str, data: bytes, notes: dict[str, CellNotes]) -> tuple[Table, ...]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            listed = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            return tuple(_sheet(name, workbook, sheet.name, notes.get(sheet.name, CellNotes()),
                                visible=sheet.visible == SheetVisibleEnum.Visible) for sheet in listed)
    except PasswordError as locked:
        raise FileProblem("import.password", file=name) from locked
    except READER_REFUSALS as damage:
        raise FileProblem("import.damaged", file=name) from damage


def _sheet(file: str, workbook: CalamineWorkbook, name: str, notes: CellNotes, *, visible: bool) -> Table:
    sheet = workbook.get_sheet_by_name(name)
    last_row, last_column = sheet.end or (-1, -1)
    refuse_extent(file, name, last_row + 1, last_column + 1)
    merged = tuple(Merged(top, left, bottom, right)
                   for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Table(name, sheet.to_python(skip_empty_area=False), merged, notes, visible)


def _not_empty(read: TableFile) -> TableFile:
    if not any(cell != "" for table in read.tables for row in table.rows for cell in row):
        raise FileProblem("import.empty_file", file=read.name)
    return read
