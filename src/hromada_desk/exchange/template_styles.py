"""Number formats of a form: how a cell shows a number, and styles that keep risky text from becoming a formula."""

import re
from xml.etree.ElementTree import Element

from hromada_desk.exchange.template_package import tag_of

BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd.mm.yyyy",
            15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd.mm.yyyy hh:mm", 37: "#,##0", 38: "#,##0",
            39: "#,##0.00", 40: "#,##0.00", 44: "#,##0.00", 49: "@"}
"""The formats that have a number instead of a text in every workbook (ECMA-376, 18.8.30)."""

_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_XFS = re.compile(rb"<(?P<prefix>(?:[\w.-]+:)?)cellXfs\b[^>]*>(?P<body>.*?)</(?P=prefix)cellXfs>", re.DOTALL)


def cell_formats(styles: Element) -> tuple[str, ...]:
    """The number format of every cell style, by its number."""
    named = dict(BUILT_IN)
    for each in styles.iter():
        if tag_of(each) == "numFmt" and each.get("numFmtId", "").isdigit():
            named[int(each.get("numFmtId", ""))] = each.get("formatCode", "General")
    listed = next((each for each in styles.iter() if tag_of(each) == "cellXfs"), None)
    if listed is None:
        return ()
    return tuple(named.get(int(each.get("numFmtId", "0") or 0), "General") for each in listed if tag_of(each) == "xf")


def shows_days(number_format: str) -> bool:
    """Whether numbers in that format are shown as days."""
    bare = _QUOTED.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    return any(letter in bare for letter in "yd") or ("m" in bare and "general" not in bare and "0" not in bare)


def shows_shares(number_format: str) -> bool:
    """Whether numbers in that format are shown as per cent."""
    return "%" in _QUOTED.sub("", number_format)


def decimals_of(number_format: str) -> int | None:
    """How many decimals a format shows; None where it shows as many as there are."""
    bare = _QUOTED.sub("", number_format.split(";", maxsplit=1)[0])
    if not any(sign in bare for sign in "0#"):
        return None
    _, point, after = bare.partition(".")
    return sum(sign in "0#?" for sign in after) if point else 0


def with_quoted_styles(xml: bytes, wanted: list[int]) -> tuple[bytes, dict[int, int]]:
    """The styles with a copy of each wanted one whose text is never taken for a formula, and the copies' numbers.

    Without it a text such as "=1+1" would become a formula when somebody edits the cell and leaves it.
    """
    found = _XFS.search(xml)
    if found is None or not wanted:
        return xml, {}
    prefix = found["prefix"]
    each_style = re.compile(rb"<%sxf\b(?:[^>]*/>|[^>]*[^/]>.*?</%sxf>)" % (prefix, prefix), re.DOTALL)
    styles = each_style.findall(found["body"])
    numbers: dict[int, int] = {}
    copies = []
    for number in dict.fromkeys(wanted):
        if number < len(styles):
            bare = re.sub(rb'\squotePrefix="[^"]*"', b"", styles[number])
            copies.append(re.sub(rb"^<(%sxf)\b" % prefix, rb'<\1 quotePrefix="1"', bare))
            numbers[number] = len(styles) + len(copies) - 1
    opening = re.sub(rb'\scount="\d*"', b' count="%d"' % (len(styles) + len(copies)),
                     xml[found.start():found.start("body")])
    whole = b"".join((xml[:found.start()], opening, found["body"], *copies, xml[found.end("body"):]))
    return whole, numbers
