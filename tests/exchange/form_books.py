"""Donors' forms of many kinds, built in code: what they may contain, and a way to fill one. Not a test."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image

from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping, FormValues
from hromada_desk.exchange.template_filling import filled_bytes, plan_filling
from hromada_desk.exchange.template_reading import read_template_bytes

LINES = tuple({"row.number": f"1.{at}", "row.title": title, "row.unit": "шт", "row.quantity": Decimal(quantity),
               "row.unit_cost": Decimal(price), "row.amount": Decimal(quantity) * Decimal(price),
               "row.heading": heading}
              for at, (title, quantity, price, heading) in enumerate((
                  ("Вікна", "12", "8450.55", "Роботи"), ("Двері", "3", "12000", "Роботи"),
                  ("Котел", "1", "310000.10", "Обладнання"), ("Насос", "2", "17800", "Обладнання")), 1))
VALUES = FormValues({"project.title": "Дах школи у Новобілоусі", "total": Decimal("483006.70"),
                     "total.grant": Decimal("386405.36"), "budget.currency": "UAH", "share.grant": Decimal("0.8")},
                    {"lines": LINES})
MAPPING = FormMapping("uk", (CellEntry("project.title", "Budget", "B1"), CellEntry("total.grant", name="Grant")),
                      (BlockEntry("lines", (("A", "row.number"), ("B", "row.title"), ("C", "row.quantity"),
                                            ("D", "row.unit_cost")), "Budget", 5, 6),))

CELLS = {"A1": 10, "A2": 2.5, "A3": "word", "A4": None, "A5": None, "A6": 1.005, "A7": -7, "B1": "grant", "B2": "own",
         "B3": "grant", "G1": 1, "G2": 4, "G3": 9, "H1": 10, "H2": 40, "H3": 90}
"""What the formulas below look at."""
EXPRESSIONS = (
    ("=A1+A2*2", "15"), ("=-A1^2", "100"), ("=2^3^2", "64"), ("=(A1-A2)/3*3", "7.5"), ("=A1*7%", "0.7"), ("=+A1", "10"),
    ("=50%%", "0.005"), ("=SUM(A1:A7)", "6.505"), ("=SUM(A:A,1)", "7.505"), ("=ROUND(A6,2)", "1.01"),
    ("=ROUND(-A6,2)", "-1.01"), ("=ROUND(1/3*7.5,0)", "3"), ("=ROUNDUP(A2,0)", "3"), ("=ROUNDDOWN(-A2,0)", "-2"),
    ("=INT(A7/2)", "-4"), ("=ROUND(1234.5,-2)", "1200"), ("=ABS(A7)", "7"), ("=MIN(A1:A7)", "-7"), ("=MAX(A1:A7)", "10"),
    ("=PRODUCT(A1:A2)", "25"), ("=AVERAGE(A1:A2)", "6.25"), ("=COUNT(A1:A7)", "4"), ("=COUNTA(A1:A7)", "5"),
    ('=SUMIF(B1:B3,"grant",A1:A3)', "10"), ('=SUMIF(A1:A7,">2")', "12.5"), ('=COUNTIF(B1:B3,"g*")', "2"),
    ('=SUMIFS(A1:A3,B1:B3,"GRANT",A1:A3,">5")', "10"), ("=SUMPRODUCT(A1:A2,A1:A2)", "106.25"),
    ("=SUBTOTAL(9,A1:A2)", "12.5"), ("=IF(A1>5,1,2)", "1"), ("=IF(A1<5,1)", False), ("=IF(A5=0,4,5)", "4"),
    ("=IFERROR(A1/A5,8)", "8"), ("=IF(AND(A1>1,OR(A2>9,TRUE)),1,0)", "1"), ('=A3&"-"&A2', "word-2.5"),
    ("=A5", "0"), ('="GRANT"=B1', True), ("=A1<>10", False), ("=Budget!A1", "10"), ("='Budget'!$A$1", "10"),
    ("=VLOOKUP(4,G1:H3,2,FALSE)", "40"), ("=VLOOKUP(5,G1:H3,2)", "40"), ("=HLOOKUP(1,G1:H2,2,0)", "4"),
    ("=INDEX(G1:H3,3,2)", "90"), ("=MATCH(9,G1:G3,0)", "3"), ("=INDEX(H1:H3,MATCH(4,G1:G3,0))", "40"),
    ("=IFNA(VLOOKUP(8,G1:H3,2,FALSE),0)", "0"), ("=MOD(-7,3)", "2"), ('=CHOOSE(2,"a",5)', "5"), ("=LEN(A3)", "4"),
    ("=LEFT(A3,2)&UPPER(RIGHT(A3,1))", "woD"), ('=TRIM("  a   b ")', "a b"),
    ("=IF(,1,2)", "2"), ("=ISBLANK(A5)", True), ("=0.1+0.2=0.3", True),
)
"""Formulas of one cell over `CELLS`, and what a spreadsheet gives."""


def finish(steps):
    """The result of a generator of steps."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def filled(content, mapping=MAPPING, values=VALUES):
    """The filled form, and the plan it was made from."""
    plan = plan_filling(read_template_bytes("form.xlsx", content), mapping, values)
    return finish(filled_bytes(plan)), plan


def shown(content, sheet, *addresses):
    """The stored values of cells."""
    page = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[sheet]
    return [page[each].value for each in addresses]


def parts(content):
    """The parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def with_parts(content, added, *, replaced=()):
    """The same workbook with parts added or some text of a part replaced: (part, old, new)."""
    found = {**parts(content), **added}
    for part, old, new in replaced:
        assert old in found[part]
        found[part] = found[part].replace(old, new)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return target.getvalue()


def plain_form():
    """A budget of six rows with sums, a name, a second sheet that looks at the first."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page, other = book.add_worksheet("Budget"), book.add_worksheet("Summary")
    money, share = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "0.0%"})
    page.write_row("A1", ["Project title", None, None, None])
    page.write_row("A4", ["No", "Cost item", "Quantity", "Unit cost", "Total cost"])
    for row in range(5, 11):
        page.write_blank(f"D{row}", None, money)
        page.write_formula(f"E{row}", f"=ROUND(C{row}*D{row},2)", money)
    page.write("B6", "a sample of the donor")
    page.write("B10", "another sample")
    page.write("A11", "Total")
    page.write_formula("E11", "=SUM(E5:E10)", money)
    page.write("A12", "Overhead 7 %")
    page.write_formula("E12", "=E11*7%", money)
    page.write("A13", "Grant requested")
    page.write_blank("E13", None, money)
    book.define_name("Grant", "=Budget!$E$13")
    book.define_name("Everything", "=Budget!$E$11:$E$12")
    other.write_formula("B1", "=SUM(Everything)", money)
    other.write_formula("B2", "=IF(B1>0,Grant/B1,0)", share)
    other.write_formula("B3", '=SUMIF(Budget!B5:B10,"В*",Budget!E5:E10)', money)
    other.write_formula("B4", '=IFERROR(1/0,"-")')
    book.close()
    return target.getvalue()


def with_macros():
    """The plain form with macros and a signature."""
    types = (b'<Default Extension="xml"', (b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
             b'<Default Extension="xml"'))
    main = (b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    relation = (b"</Relationships>", (b'<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/'
                b'relationships/vbaProject" Target="vbaProject.bin"/></Relationships>'))
    signature = (b"</Relationships>", (b'<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/package/2006/'
                 b'relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'))
    return with_parts(plain_form(), {"xl/vbaProject.bin": b"macros", "_xmlsignatures/origin.sigs": b"",
                                     "_xmlsignatures/sig1.xml": b"<Signature/>"},
                      replaced=(("[Content_Types].xml", *types), ("[Content_Types].xml", *main),
                                ("xl/_rels/workbook.xml.rels", *relation), ("_rels/.rels", *signature)))


def rich_form():
    """Whatever a form may contain besides cells: rules, formats, comments, pictures, charts, shapes, sparklines."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet("Budget")
    picture = io.BytesIO()
    Image.new("RGB", (20, 10), (20, 90, 160)).save(picture, "PNG")
    page.write_row("A4", ["No", "Cost item", "Quantity", "Unit cost", "Total cost"])
    for row in range(5, 11):
        page.write_formula(f"E{row}", f"=C{row}*D{row}")
    page.data_validation("G1", {"validate": "list", "source": ["EUR", "USD"]})
    page.conditional_format("E5:E10", {"type": "data_bar"})
    page.write_comment("A4", "numbers as in the call")
    page.insert_image("H1", "logo.png", {"image_data": picture})
    page.insert_textbox("H8", "Fill in the white cells only")
    page.add_sparkline("F5", {"range": "Budget!A5:E5"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Budget!$E$5:$E$10"})
    page.insert_chart("H14", chart)
    page.write_rich_string("A2", book.add_format({"bold": True}), "Bold", " and plain")
    page.merge_range("B1:D1", "")
    page.set_row(8, None, None, {"hidden": True})
    page.protect("secret")
    page.repeat_rows(3)
    page.print_area("A1:F12")
    page.freeze_panes(4, 0)
    page.set_header("&CDonor")
    book.define_name("Grant", "=Budget!$E$13")
    book.close()
    return target.getvalue()


def openpyxl_form():
    """The same kind of form as another library writes it, with a rule, a format and a comment."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Budget"
    page["A1"], page["A4"], page["B4"] = "Project title", "No", "Cost item"
    page["E11"] = "=SUM(E5:E10)"
    page.add_data_validation(DataValidation(type="list", formula1='"EUR,USD"', sqref="G1"))
    page.conditional_formatting.add("E5:E10", CellIsRule(operator="greaterThan", formula=["0"],
                                                         fill=PatternFill("solid", bgColor="FFEEEE")))
    page["A4"].comment = Comment("numbers as in the call", "donor")
    for row in range(5, 11):
        page[f"E{row}"] = f"=C{row}*D{row}"
    book.defined_names["Grant"] = openpyxl.workbook.defined_name.DefinedName("Grant", attr_text="Budget!$E$13")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def one_sheet(cells, *, name="Budget"):
    """A workbook of one sheet with these cells; texts that begin with "=" are formulas."""
    book = openpyxl.Workbook()
    book.active.title = name
    for address, value in cells.items():
        book.active[address] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()
