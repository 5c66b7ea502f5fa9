"""The page of a package that any browser opens without a network: what is inside, how large, how to check it.

No scripts, no pictures from elsewhere, nothing that is fetched; words come from the caller, in one or two languages.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hromada_desk import resources
from hromada_desk.domain.packages import SUMS_NAME

SIZES = 2
"""The column of sizes, at the right as numbers stand."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One file as the page lists it: what it is, its name, its size in words, its SHA-256."""

    title: str
    second: str
    name: str
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The words of the page; `facts` are labels with values, `heads` the four heads of the table."""

    language: str
    title: str
    second: str
    facts: Sequence[tuple[str, str]]
    heads: tuple[str, str, str, str]
    files: Sequence[Listed]
    how_to_check: str


def index_page(page: IndexPage) -> bytes:
    """The page as UTF-8; every word that comes from elsewhere is escaped."""
    say = html.escape
    facts = "".join(f"<p><b>{say(label)}:</b> {say(value)}</p>" for label, value in page.facts if value)
    rows = "".join(_row(each) for each in page.files)
    heads = "".join(f"<th{_class(at)}>{say(head)}</th>" for at, head in enumerate(page.heads))
    second = f'<p class="second">{say(page.second)}</p>' if page.second else ""
    return (
        f'<!doctype html><html lang="{say(page.language)}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
        f'<meta name="viewport" content="width=device-width"><title>{say(page.title)}</title><style>{_style()}</style>'
        f'</head><body><h1>{say(page.title)}</h1>{second}{facts}'
        f'<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f'<h2>{SUMS_NAME}</h2><p>{say(page.how_to_check)}</p><pre>sha256sum -c {SUMS_NAME}</pre></body></html>\n'
    ).encode()


@cache
def _style() -> str:
    """The look of the page; its colours are those of our paper."""
    return resources.path("package", "index.css").read_text(encoding="utf-8")


def _row(each: Listed) -> str:
    say = html.escape
    second = f'<br><span class="second">{say(each.second)}</span>' if each.second else ""
    link = f'<a href="{_address(each.name)}">{say(each.name)}</a>'
    return (f'<tr><td>{say(each.title)}{second}</td><td>{link}</td><td class="size">{say(each.size)}</td>'
            f'<td><code>{say(each.sha256)}</code></td></tr>')


def _class(at: int) -> str:
    return ' class="size"' if at == SIZES else ""


def _address(name: str) -> str:
    """The name as a link beside the page: everything but plain letters and figures as the bytes of UTF-8."""
    return "./" + "".join(each if each.isascii() and (each.isalnum() or each in "._-") else
                          "".join(f"%{byte:02X}" for byte in each.encode()) for each in name)
