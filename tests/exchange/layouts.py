"""Small lists in the many shapes real ones have, built in code: rows of cells, written as .xlsx, .csv or .tsv."""

import csv
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
