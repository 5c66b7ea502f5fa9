"""A call's application form as data: sections with limits, budget headings with caps, eligibility, annexes.

A form comes from a TOML file (`resources/forms`, or one a donor sent); `form_from_table` reads the parsed table.
Limits and caps are the call's, never the program's.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import Money, money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.values import Bilingual, Language

UNWRITTEN = Bilingual()
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(.+)", re.DOTALL)

SECTION_KINDS = ("text", "choice", "logframe", "workplan", "budget", "partners", "risks", "indicators", "annexes",
                 "declaration")
COUNTINGS = ("characters", "characters_without_spaces", "words")
HEADING_ROLES = ("direct", "indirect", "contingency", "other")
CO_FINANCING_KINDS = ("local_budget", "state_subvention", "partner", "loan", "private")
"""Kinds of funding that count as the applicants' side where a form does not say otherwise; in kind does not."""
OWN_SHARE_BASES = ("total", "eligible")
"""What the least own share may be a part of: all costs, or the eligible ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the form. `limit` counts in the form's own way; 0 is no limit."""

    code: str
    title: Bilingual
    guidance: Bilingual = UNWRITTEN
    section_kind: str = "text"
    limit: int = 0
    counting: str = "characters"
    required: bool = True
    languages: tuple[Language, ...] = ("uk", "en")


    @property
    def number(self) -> str:
        """The number the form itself gives the section ("1.3.1"), empty where its title has none."""
        found = _NUMBERED.fullmatch(self.title.uk or self.title.en)
        return found[1] if found else ""

    @property
    def plain_title(self) -> Bilingual:
        """The title without the form's number."""
        return Bilingual(_without_number(self.title.uk), _without_number(self.title.en))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A budget heading of the form; `code` is what budget lines refer to as `heading_code`.

    `parent` is the code of the heading above ("" at the top). `role` tells which lines are direct costs, indirect
    costs, the contingency reserve, or other (taxes, contributions in kind: no base of any cap but "total").
    """

    code: str
    title: Bilingual
    parent: str = ""
    role: str = "direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The most one part of the budget may be: a share of another (`most`), a sum (`most_amount`), the stricter of both.

    `of` and `base` are lists of heading codes, each with the headings under it, or the words "direct" (eligible
    lines of direct headings), "indirect", "contingency", "total" (all lines), "eligible" (all eligible lines), "grant"
    (what grants pay, alone). Donors differ in the base, which is why it is data.
    """

    code: str
    title: Bilingual
    of: tuple[str, ...]
    base: tuple[str, ...] = ()
    most: Decimal | None = None
    most_amount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A document the call asks for; `attachment_type` is what fulfils it."""

    code: str
    title: Bilingual
    attachment_type: str
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form. Shares are parts of one; money frames belong to the call itself.

    `least_own_share` is a part of `own_share_base`, "total" or "eligible" costs. `vat_eligible` tells whether a grant
    may pay VAT, None where the form does not say. `rate_source` and `rate_days` are whose exchange rate the donor takes
    and how old it may be, in days; what the call says of shares and rates comes before what its form says.
    """

    code: str
    version: str
    name: Bilingual
    source: str = ""
    currency: str = "EUR"
    sections: tuple[Section, ...] = ()
    headings: tuple[Heading, ...] = ()
    caps: tuple[Cap, ...] = ()
    annexes: tuple[Annex, ...] = ()
    least_own_share: Decimal | None = None
    own_share_base: str = "total"
    largest_grant_share: Decimal | None = None
    least_partners: int = 0
    least_countries: int = 0
    languages: tuple[Language, ...] = ("uk", "en")
    co_financing: tuple[str, ...] = CO_FINANCING_KINDS
    vat_eligible: bool | None = None
    rate_source: str = ""
    rate_days: int | None = None

    def section(self, code: str) -> Section | None:
        """The section of that code, or None (an answer to a section the form no longer has is kept as orphaned)."""
        return next((each for each in self.sections if each.code == code), None)

    def heading(self, code: str) -> Heading | None:
        """The budget heading of that code, or None."""
        return next((each for each in self.headings if each.code == code), None)


def form_from_table(table: Mapping[str, Any]) -> Form:
    """A form from a parsed TOML table; raises RuleBroken('form.damaged') naming the place that does not fit."""
    try:
        return _form(table)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise RuleBroken("form.damaged", place=str(error)) from error


def _form(table: Mapping[str, Any]) -> Form:
    languages = _languages(table.get("languages", ["uk", "en"]))
    currency = str(table.get("currency", "EUR"))
    return Form(
        code=str(table["code"]),
        version=str(table["version"]),
        name=_both(table["name"]),
        source=str(table.get("source", "")),
        currency=currency,
        sections=tuple(_section(each, languages) for each in table.get("sections", ())),
        headings=_headings(table.get("headings", ())),
        caps=tuple(_cap(each, currency) for each in table.get("caps", ())),
        annexes=tuple(_annex(each) for each in table.get("annexes", ())),
        least_own_share=_share(table.get("least_own_share")),
        own_share_base=_one_of(table, "own_share_base", OWN_SHARE_BASES, "total"),
        largest_grant_share=_share(table.get("largest_grant_share")),
        least_partners=int(table.get("least_partners", 0)),
        least_countries=int(table.get("least_countries", 0)),
        languages=languages,
        co_financing=tuple(str(each) for each in table.get("co_financing", CO_FINANCING_KINDS)),
        vat_eligible=_yes_or_no(table, "vat_eligible"),
        rate_source=_one_of(table, "rate_source", CHOICES["rate_source"], ""),
        rate_days=_days(table, "rate_days"),
    )


def _headings(tables: Iterable[Mapping[str, Any]]) -> tuple[Heading, ...]:
    """Headings with their parents before them, which is also what keeps the tree free of rings."""
    headings: list[Heading] = []
    known = {""}
    for each in tables:
        heading = Heading(code=str(each["code"]), title=_both(each["title"]), parent=str(each.get("parent", "")),
                          role=str(each.get("role", "direct")))
        if heading.code in known or heading.parent not in known or heading.role not in HEADING_ROLES:
            raise ValueError(f"{heading.code}: {heading.parent}, {heading.role}")
        known.add(heading.code)
        headings.append(heading)
    return tuple(headings)


def _section(table: Mapping[str, Any], languages: tuple[Language, ...]) -> Section:
    section_kind = str(table.get("kind", "text"))
    counting = str(table.get("counting", "characters"))
    if section_kind not in SECTION_KINDS or counting not in COUNTINGS:
        raise ValueError(f"{table['code']}: {section_kind}, {counting}")
    return Section(
        code=str(table["code"]),
        title=_both(table["title"]),
        guidance=_both(table.get("guidance", {})),
        section_kind=section_kind,
        limit=int(table.get("limit", 0)),
        counting=counting,
        required=bool(table.get("required", True)),
        languages=_languages(table["languages"]) if "languages" in table else languages,
    )


def _cap(table: Mapping[str, Any], currency: str) -> Cap:
    """A cap by share needs its base; a cap by amount needs none, and every cap needs one of the two."""
    amount = table.get("most_amount")
    most = None if amount is not None and "most" not in table else Decimal(str(table["most"]))
    return Cap(code=str(table["code"]), title=_both(table["title"]), of=tuple(table["of"]),
               base=tuple(table["base"]) if most is not None else (), most=most,
               most_amount=None if amount is None else money(Decimal(str(amount)), currency))


def _annex(table: Mapping[str, Any]) -> Annex:
    return Annex(code=str(table["code"]), title=_both(table["title"]), attachment_type=str(table["attachment_type"]),
                 required=bool(table.get("required", True)))


def _both(table: Mapping[str, Any]) -> Bilingual:
    return Bilingual(str(table.get("uk", "")).strip(), str(table.get("en", "")).strip())


def _share(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _one_of(table: Mapping[str, Any], key: str, known: Iterable[str], default: str) -> str:
    value = str(table.get(key, default))
    if value != default and value not in known:
        raise ValueError(f"{key}: {value}")
    return value


def _yes_or_no(table: Mapping[str, Any], key: str) -> bool | None:
    value = table.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{key}: {value}")
    return value


def _days(table: Mapping[str, Any], key: str) -> int | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise ValueError(f"{key}: {value}")
    return value


def _languages(values: list[str]) -> tuple[Language, ...]:
    known: tuple[Language, ...] = ("uk", "en")
    unknown = [each for each in values if each not in known]
    if unknown:
        raise ValueError(f"languages: {unknown}")
    return tuple(each for each in known if each in values)


def _without_number(title: str) -> str:
    found = _NUMBERED.fullmatch(title)
    return found[2] if found else title
