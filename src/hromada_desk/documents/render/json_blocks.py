"""A document as JSON of its blocks: the same content for whoever makes a page, a catalogue or a check of it.

`{"format": "hromada-desk-document", "version": 1, ...}`; every block is an object whose `block` names its kind and
whose other members are the fields of that kind. Money is `{"amount": "12.50", "currency": "EUR"}`, dates are ISO 8601,
pictures are named by their SHA-256 and not included.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hromada_desk.documents.document import Document
from hromada_desk.domain.money import Money

FORMAT, VERSION = "hromada-desk-document", 1
LEFT_OUT = frozenset({"data"})
"""Fields that hold the bytes of a picture."""


def render_json(document: Document) -> bytes:
    """UTF-8 with two spaces of indent and letters as they are; the same document gives the same bytes."""
    written = {
        "format": FORMAT, "version": VERSION, "language": document.language,
        "audience": document.audience.name.lower(), "fingerprint": document.fingerprint,
        "meta": _value(document.meta), "cover": _value(document.cover), "draft": _value(document.draft),
        "blocks": [_block(each) for each in document.blocks],
    }
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _block(block: Any) -> dict[str, Any]:
    return {"block": type(block).__name__, **_fields(block)}


def _fields(value: Any) -> dict[str, Any]:
    return {each.name: _value(getattr(value, each.name)) for each in fields(value) if each.name not in LEFT_OUT}


def _value(value: Any) -> Any:
    match value:
        case Money():
            return {"amount": str(value.amount), "currency": value.currency}
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_block(each) if type(each).__name__ in _KINDS else _value(each) for each in value]
        case _ if is_dataclass(value):
            return _fields(value)
        case _:
            return value


_KINDS = frozenset({"Heading", "Paragraph", "MarkedText", "BulletList", "SideBySide", "PullFigure", "FactStrip",
                    "LabelledList", "Table", "Photo", "Signatures", "ProblemList", "BarChart", "FundingBar",
                    "Gantt", "RiskMatrix", "Stages", "Timeline"})
"""Kinds that stand as blocks inside columns."""
