"""What a form contains besides cells, and what becomes of it when the form is filled: kept, taken out, or out of date.

Filling changes only the cells; every other part of the file stays byte for byte. So little is lost, and what is, is
told before anything is written.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hromada_desk.exchange.template_package import WORKBOOK, Package


class Fate(StrEnum):
    """What becomes of a feature."""

    REMOVED = "removed"
    OUTDATED = "outdated"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Feature:
    """Something a form contains: what, how often, on which sheet ("" for the file as a whole)."""

    kind: str
    fate: Fate
    count: int = 1
    sheet: str = ""


REMOVED_PARTS = re.compile(r"xl/vba\w*\.(?:bin|xml)|xl/_rels/vba\w*\.bin\.rels|_xmlsignatures/.*|customUI/.*|"
                           r"xl/macrosheets/.*|xl/vbaProjectSignature.*", re.IGNORECASE)
"""Programs and signatures: a filled form carries neither the donor's macros nor a signature that no longer holds."""

_OF_FILE = (
    ("macros", Fate.REMOVED, re.compile(r"xl/vbaProject\.bin", re.IGNORECASE)),
    ("macros", Fate.REMOVED, re.compile(r"xl/macrosheets/[^/]+\.xml", re.IGNORECASE)),
    ("signature", Fate.REMOVED, re.compile(r"_xmlsignatures/sig\d*\.xml", re.IGNORECASE)),
    ("external_links", Fate.OUTDATED, re.compile(r"xl/externalLinks/[^/]+\.xml")),
    ("connections", Fate.OUTDATED, re.compile(r"xl/connections\.xml")),
    ("slicers", Fate.KEPT, re.compile(r"xl/(?:slicers|timelines)/[^/]+\.xml")),
    ("custom_data", Fate.KEPT, re.compile(r"customXml/item\d+\.xml")),
)
_OF_SHEET = {"pivotTable": ("pivot_tables", Fate.OUTDATED), "queryTable": ("connections", Fate.OUTDATED),
             "ctrlProp": ("form_controls", Fate.KEPT), "control": ("form_controls", Fate.KEPT),
             "comments": ("comments", Fate.KEPT), "threadedComment": ("threaded_comments", Fate.KEPT),
             "oleObject": ("embedded_objects", Fate.KEPT), "package": ("embedded_objects", Fate.KEPT)}
_IN_SHEET = (("sparklines", re.compile(rb"<(?:\w+:)?sparkline>")),
             ("validations", re.compile(rb"<(?:\w+:)?dataValidation\s")),
             ("conditional_formats", re.compile(rb"<(?:\w+:)?conditionalFormatting[\s>]")),
             ("array_formulas", re.compile(rb'<(?:\w+:)?f [^>]*t="(?:array|dataTable)"')),
             ("protection", re.compile(rb"<(?:\w+:)?sheetProtection\s")))
_LOCKED = re.compile(rb'<(?:\w+:)?workbookProtection\b[^>]*\block\w+="(?:1|true)"')
_IN_DRAWING = (("pictures", re.compile(rb"<(?:\w+:)?pic[\s>]")), ("text_boxes", re.compile(rb"<(?:\w+:)?txBody[\s>]")),
               ("shapes", re.compile(rb"<(?:\w+:)?sp[\s>]")))


def features_of(package: Package, sheets: Sequence[tuple[str, str]]) -> tuple[Feature, ...]:
    """Everything worth telling, what is lost first; `sheets` are names with the parts they stand in."""
    found = [*_file_features(package)]
    for name, part in sheets:
        found += _sheet_features(package, name, part)
    order = list(Fate)
    return tuple(sorted(found, key=lambda each: order.index(each.fate)))


def removed_parts(package: Package) -> frozenset[str]:
    """The parts a filled form goes without."""
    return frozenset(part for part in package.parts if REMOVED_PARTS.fullmatch(part))


def _file_features(package: Package) -> Iterator[Feature]:
    counts: dict[tuple[str, Fate], int] = {}
    for kind, fate, pattern in _OF_FILE:
        count = sum(pattern.fullmatch(part) is not None for part in package.parts)
        if count:
            counts[kind, fate] = counts.get((kind, fate), 0) + count
    for (kind, fate), count in counts.items():
        yield Feature(kind, fate, count)
    if _LOCKED.search(package.parts[WORKBOOK]):
        yield Feature("structure_protection", Fate.KEPT)


def _sheet_features(package: Package, sheet: str, part: str) -> Iterator[Feature]:
    counts: dict[tuple[str, Fate], int] = {}
    for kind, target in package.relations(part).values():
        if kind in _OF_SHEET:
            counts[_OF_SHEET[kind]] = counts.get(_OF_SHEET[kind], 0) + 1
        elif kind == "drawing" and target in package.parts:
            for name, count in _drawn(package, target):
                counts[name, Fate.KEPT] = counts.get((name, Fate.KEPT), 0) + count
    for name, pattern in _IN_SHEET:
        count = len(pattern.findall(package.parts[part]))
        if count:
            counts[name, Fate.KEPT] = count
    for (name, fate), count in counts.items():
        yield Feature(name, fate, count, sheet)


def _drawn(package: Package, part: str) -> Iterator[tuple[str, int]]:
    drawing = package.parts[part]
    charts = sum(kind.startswith("chart") for kind, _ in package.relations(part).values())
    if charts:
        yield "charts", charts
    counts = {name: len(pattern.findall(drawing)) for name, pattern in _IN_DRAWING}
    counts["shapes"] = max(counts["shapes"] - counts["text_boxes"], 0)
    for name, count in counts.items():
        if count:
            yield name, count
