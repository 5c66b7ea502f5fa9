"""A call's application form as data: sections, budget headings with caps, eligibility, annexes, evaluation grid.

A form comes from a TOML file (`resources/forms`, or one a donor sent), read by `form_reading`. Limits and caps are the
call's, never the program's.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Bilingual, Language

UNWRITTEN = Bilingual()
_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(.+)", re.DOTALL)

SECTION_KINDS = ("text", "choice", "table", "checklist", "logframe", "workplan", "budget", "partners", "risks",
                 "indicators", "annexes", "declaration")
COUNTINGS = ("characters", "characters_without_spaces", "words")
HEADING_ROLES = ("direct", "indirect", "contingency", "other")
CO_FINANCING_KINDS = ("local_budget", "state_subvention", "partner", "loan", "private")
"""Kinds of funding that count as the applicants' side where a form does not say otherwise; in kind does not."""
PAGE_CHARACTERS = 3300
"""About how many characters of running text a page A4 takes, spaces counted."""
EU = "EU"
"""What stands for all member states where a form lists countries."""
EU_COUNTRIES = ("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
                "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK")
OWN_SHARE_BASES = ("total", "eligible")
"""What the least own share may be a part of: all costs, or the eligible ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the form. `limit` counts in the form's own way; 0 is no limit.

    A limit the form gives in pages is kept in `pages`; `limit` is then about as many characters. `columns` are those of
    a table, `items` what a checklist asks to tick.
    """

    code: str
    title: Bilingual
    guidance: Bilingual = UNWRITTEN
    section_kind: str = "text"
    limit: int = 0
    counting: str = "characters"
    required: bool = True
    languages: tuple[Language, ...] = ("uk", "en")
    pages: Decimal | None = None
    columns: tuple[Bilingual, ...] = ()
    items: tuple[Bilingual, ...] = ()

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
class When:
    """In which cases something is asked for: all that is given here must be so; nothing given is always.

    `works`: the budget pays for construction. `own_share`: somebody besides the grant pays. `partner_from`: one of the
    partners is from these countries. `partner_roles`: one of the partners has such a role. `grant_above`: the grant is
    larger. `longer_than`: the proposal lasts longer, in months.
    """

    works: bool = False
    own_share: bool = False
    partner_from: tuple[str, ...] = ()
    partner_roles: tuple[str, ...] = ()
    grant_above: Money | None = None
    longer_than: int | None = None


ALWAYS = When()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A document the call asks for; `attachment_type` is what fulfils it, `when` in which cases it is asked for."""

    code: str
    title: Bilingual
    attachment_type: str
    required: bool = True
    when: When = ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A line of the evaluation grid: `most` points, each counted `weight` times; fewer than `threshold` points fail.

    `threshold` is in the same points as `most`, before the weight; None is no threshold of its own.
    """

    code: str
    title: Bilingual
    most: Decimal
    guidance: Bilingual = UNWRITTEN
    weight: Decimal = Decimal(1)
    threshold: Decimal | None = None

    @property
    def most_weighted(self) -> Decimal:
        """What the criterion is worth in the total."""
        return self.most * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How the donor scores: criteria in their order; a weighted total below `threshold` is dropped."""

    criteria: tuple[Criterion, ...] = ()
    threshold: Decimal | None = None

    @property
    def most(self) -> Decimal:
        """The most a proposal can have, weighted."""
        return sum((each.most_weighted for each in self.criteria), Decimal(0))

    def criterion(self, code: str) -> Criterion | None:
        """The criterion of that code, or None."""
        return next((each for each in self.criteria if each.code == code), None)

    def __bool__(self) -> bool:
        return bool(self.criteria)


NOT_SCORED = Evaluation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From how many to how many, both included; None is open."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersFrom:
    """At least so many acting partners from these countries."""

    countries: tuple[str, ...]
    least: int = 1


OPEN = Frame()


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """Who may apply. Countries are ISO codes, oblasts the first two digits of KATOTTG codes; nothing given is anyone.

    `countries` is where acting partners may be from, `lead_from` the lead; `least_from` how many must be from where.
    `oblasts` and `population` are about our hromada, `partner_population` about partner municipalities. `months` is
    the duration where the call does not give its own.
    """

    countries: tuple[str, ...] = ()
    lead_from: tuple[str, ...] = ()
    least_from: tuple[PartnersFrom, ...] = ()
    oblasts: tuple[str, ...] = ()
    population: Frame = OPEN
    partner_population: Frame = OPEN
    months: Frame = OPEN


ANYONE = Eligibility()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form. Shares are parts of one; money frames belong to the call itself.

    `least_own_share` is a part of `own_share_base`, "total" or "eligible" costs. `vat_eligible` tells whether a grant
    may pay VAT, None where the form does not say. `rate_source` and `rate_days` are whose exchange rate the donor takes
    and how old it may be, in days; what the call says of shares and rates comes before what its form says. `most_pages`
    is the limit of the whole document, of about `page_characters` a page; 0 is none.
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
    eligibility: Eligibility = ANYONE
    evaluation: Evaluation = NOT_SCORED
    most_pages: int = 0
    page_characters: int = PAGE_CHARACTERS

    def section(self, code: str) -> Section | None:
        """The section of that code, or None (an answer to a section the form no longer has is kept as orphaned)."""
        return next((each for each in self.sections if each.code == code), None)

    def heading(self, code: str) -> Heading | None:
        """The budget heading of that code, or None."""
        return next((each for each in self.headings if each.code == code), None)


def _without_number(title: str) -> str:
    found = _NUMBERED.fullmatch(title)
    return found[2] if found else title
