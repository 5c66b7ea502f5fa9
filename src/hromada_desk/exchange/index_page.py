"""The page of a package that any browser opens without a network: what is inside, how large, how to check it.

No scripts, no pictures from elsewhere, nothing that is fetched; words come from the caller, in one or two languages.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.domain.packages import SUMS_NAME

STYLE = """
body{font-family:"Source Sans 3","Segoe UI",Arial,sans-serif;color:#1b2430;max-width:60rem;margin:2rem auto;
padding:0 1rem;line-height:1.45}h1{color:#173f6b;font-size:1.5rem;margin:0}
h2{color:#173f6b;font-size:1.05rem;margin-top:2rem}.second{color:#5a6673;font-style:italic}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #c9d1d9;vertical-align:top}th{border-bottom:2px solid
#173f6b;border-top:2px solid #173f6b;color:#173f6b;font-size:.85rem}td.size,th.size{text-align:right;white-space:nowrap}
code{font-size:.75rem;word-break:break-all;color:#5a6673}pre{background:#f5f7f9;padding:.6rem;overflow:auto}
@media print{body{margin:0}}
"""


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
        f'<meta name="viewport" content="width=device-width"><title>{say(page.title)}</title><style>{STYLE}</style>'
        f'</head><body><h1>{say(page.title)}</h1>{second}{facts}'
        f'<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f'<h2>{SUMS_NAME}</h2><p>{say(page.how_to_check)}</p><pre>sha256sum -c {SUMS_NAME}</pre></body></html>\n'
    ).encode()


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
