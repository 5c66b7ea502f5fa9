"""Takes parts out of a workbook so that nothing refers to them any more: macros and signatures that would not hold."""

import re
from collections.abc import Iterator

from hromada_desk.exchange.template_package import TYPES, Package, resolved

MACRO_TYPES = ((b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
               (b"application/vnd.ms-excel.template.macroEnabled.main+xml",
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
               (b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
                b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))
"""A workbook without macros is called so, and a template becomes an ordinary workbook."""

_OVERRIDE = re.compile(rb'<Override\b[^>]*\bPartName="/([^"]+)"[^>]*/>')
_MACRO_DEFAULT = re.compile(rb"<Default\b[^>]*\bvnd\.ms-office\.vbaProject[^>]*/>")
_RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\b[^>]*/>")
_TARGET = re.compile(rb'\bTarget="([^"]+)"')


def without_parts(package: Package, removed: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """The parts that change when others are taken out: the list of types and what refers to the removed."""
    types = package.parts.get(TYPES, b"")
    kept = _OVERRIDE.sub(lambda found: b"" if found[1].decode("utf-8", "replace") in removed else found[0], types)
    if not any(part.lower().endswith(".bin") for part in package.parts.keys() - removed):
        kept = _MACRO_DEFAULT.sub(b"", kept)
    for macro, plain in MACRO_TYPES:
        kept = kept.replace(macro, plain)
    if kept != types:
        yield TYPES, kept
    if not removed:
        return
    for part, content in package.parts.items():
        if not part.endswith(".rels") or part in removed:
            continue
        folder = part.rpartition("/")[0].rpartition("_rels")[0].strip("/")
        left = content
        for relation in _RELATION.findall(content):
            if _leads_to(relation, folder, removed):
                left = left.replace(relation, b"")
        if left != content:
            yield part, left


def _leads_to(relation: bytes, folder: str, removed: frozenset[str]) -> bool:
    target = _TARGET.search(relation)
    return target is not None and resolved(folder, target[1].decode("utf-8", "replace")) in removed
