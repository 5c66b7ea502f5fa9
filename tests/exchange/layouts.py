"""Small lists in the many shapes real ones have, built in code: rows of cells, written as .xlsx, .csv or .tsv."""

import csv
import zipfile
from html import escape
from pathlib import Path

import openpyxl

SCHOOL = "Ліцей по вул. Шевченка, 5, у м. Хмільнику — капітальний ремонт"
HOSPITAL = "Амбулаторія у смт Сутиски — реконструкція"
WATER = "Водопровід у м. Тростянці — будівництво"
ROAD = "Дорога у м. Охтирці — капітальний ремонт"


def xlsx(path: Path, rows, *, merged=(), sheet="Перелік", before=()):
    """A workbook with the list on one sheet, after the sheets named in `before`."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in before:
        filler = book.create_sheet(name)
        for row in cells:
            filler.append(row)
    page = book.create_sheet(sheet)
    for row in rows:
        page.append([None if cell == "" else cell for cell in row])
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path


def text_table(path: Path, rows, *, delimiter=";", encoding="utf-8-sig"):
    """A delimited text file."""
    with path.open("w", encoding=encoding, newline="") as target:
        csv.writer(target, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return path


def open_document(path: Path, rows, *, sheet="Перелік"):
    """A minimal OpenDocument workbook, as LibreOffice writes its cells."""
    cells = "".join(f"<table:table-row>{''.join(_ods_cell(cell) for cell in row)}</table:table-row>" for row in rows)
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="{sheet}">{cells}<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>")
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        target.writestr("META-INF/manifest.xml", manifest)
        target.writestr("content.xml", content)
    return path


def _ods_cell(cell):
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    if not cell:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
