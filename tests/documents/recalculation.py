"""Workbooks as LibreOffice computes them anew: all of them in one run of the office program. Not a test."""

import io
import shutil
import subprocess

import openpyxl
import pytest

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""

needs_an_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="no office program to recalculate with")


def recalculated(books, folder):
    """The bytes of each book, by its name, after every formula was computed anew."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    (folder / "in").mkdir()
    paths = []
    for at, data in enumerate(books.values()):
        paths.append(folder / "in" / f"{at}.xlsx")
        paths[-1].write_bytes(data)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx",
                    "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=300)
    return {name: (folder / f"{at}.xlsx").read_bytes() for at, name in enumerate(books)}


def opened(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def cells_of(data):
    """Every value by its sheet and place."""
    return {(sheet.title, cell.coordinate): cell.value for sheet in opened(data, values=True)
            for row in sheet.iter_rows() for cell in row if cell.value is not None}


def formulas_of(data):
    """Every formula by its sheet and place."""
    return {(sheet.title, cell.coordinate): cell.value for sheet in opened(data) for row in sheet.iter_rows()
            for cell in row if cell.data_type == "f"}


def differences(right, again):
    """Formulas whose value changed when they were computed anew: (formula, value kept, value found)."""
    expected, found = cells_of(right), cells_of(again)
    return {place: (formula, expected.get(place), found.get(place)) for place, formula in formulas_of(right).items()
            if not _same(expected.get(place), found.get(place))}


def _same(wanted, found):
    if isinstance(wanted, int | float) or isinstance(found, int | float):
        return isinstance(wanted or 0, int | float) and isinstance(found or 0, int | float) \
            and abs(float(wanted or 0) - float(found or 0)) < 0.00001
    return (wanted or "") == (found or "")
