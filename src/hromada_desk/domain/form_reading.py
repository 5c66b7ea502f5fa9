"""From a parsed TOML table to a form; what does not fit is refused with the place where it stands."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_tables import Table, code_of, misfit
from hromada_desk.domain.forms import (
    ALWAYS,
    ANYONE,
    CO_FINANCING_KINDS,
    COUNTINGS,
    EU,
    EU_COUNTRIES,
    HEADING_ROLES,
    NOT_SCORED,
    OPEN,
    OWN_SHARE_BASES,
    PAGE_CHARACTERS,
    SECTION_KINDS,
    Annex,
    Cap,
    Criterion,
    Eligibility,
    Evaluation,
    Form,
    Frame,
    Heading,
    PartnersFrom,
    Section,
    When,
)
from hromada_desk.domain.money import CURRENCIES, Money, money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.values import Language

SCHEMA = 1
"""The form of the file itself; a file of a later one is refused, because it may say what this program cannot read."""
CAP_WORDS = ("direct", "indirect", "contingency", "total", "eligible", "grant")
_KEYS = ("schema", "code", "version", "name", "source", "currency", "languages", "sections", "headings", "caps",
         "annexes", "least_own_share", "own_share_base", "largest_grant_share", "least_partners", "least_countries",
         "co_financing", "vat_eligible", "rate_source", "rate_days", "eligibility", "evaluation", "most_pages",
         "page_characters")
_SECTION_KEYS = ("code", "title", "guidance", "kind", "limit", "pages", "counting", "required", "languages", "columns",
                 "items")
_MOST_COLUMNS = 12


def form_from_table(table: Mapping[str, Any]) -> Form:
    """A form from a parsed TOML table.

    Raises RuleBroken: "form.damaged" and "form.unknown_key" name the place, "form.newer" is a later kind of file.
    """
    form = Table(table)
    if (form.whole("schema") or SCHEMA) > SCHEMA:
        raise RuleBroken("form.newer", schema=form.whole("schema"))
    form.only(*_KEYS)
    languages = _languages(form, ("uk", "en"))
    currency = _currency(form)
    headings = _headings(form)
    page_characters = form.whole("page_characters", 100) or PAGE_CHARACTERS
    return Form(
        code=code_of(form),
        version=form.text("version", longest=40),
        name=form.both("name", needed=True),
        source=form.text("source", ""),
        currency=currency,
        sections=tuple(_section(each, languages, page_characters) for each in form.tables("sections")),
        headings=headings,
        caps=tuple(_cap(each, currency, headings) for each in form.tables("caps")),
        annexes=tuple(_annex(each, currency) for each in form.tables("annexes")),
        least_own_share=form.number("least_own_share", 1),
        own_share_base=form.one_of("own_share_base", OWN_SHARE_BASES, "total"),
        largest_grant_share=form.number("largest_grant_share", 1),
        least_partners=form.whole("least_partners") or 0,
        least_countries=form.whole("least_countries") or 0,
        languages=languages,
        co_financing=form.words("co_financing", CHOICES["funding_kind"]) if "co_financing" in form
        else CO_FINANCING_KINDS,
        vat_eligible=form.flag("vat_eligible"),
        rate_source=form.one_of("rate_source", CHOICES["rate_source"], ""),
        rate_days=form.whole("rate_days"),
        eligibility=_eligibility(form.table("eligibility")),
        evaluation=_evaluation(form.table("evaluation")),
        most_pages=form.whole("most_pages") or 0,
        page_characters=page_characters,
    )


def _currency(form: Table) -> str:
    return form.one_of("currency", CURRENCIES, "EUR")


def _money(table: Table, key: str, currency: str) -> Money | None:
    value = table.number(key, most=10**12)
    return None if value is None else money(value, currency)


def _languages(table: Table, default: tuple[Language, ...]) -> tuple[Language, ...]:
    """Languages of texts, in the order Ukrainian, English."""
    if "languages" not in table:
        return default
    known: tuple[Language, ...] = ("uk", "en")
    found = table.words("languages", known)
    if not found:
        raise table.wrong("languages")
    return tuple(each for each in known if each in found)


def _headings(form: Table) -> tuple[Heading, ...]:
    """Headings with their parents before them, which is also what keeps the tree free of rings."""
    headings: list[Heading] = []
    known = {""}
    for each in form.tables("headings"):
        each.only("code", "title", "parent", "role")
        heading = Heading(code=code_of(each), title=each.both("title", needed=True), parent=each.text("parent", ""),
                          role=each.one_of("role", HEADING_ROLES, "direct"))
        if heading.parent not in known:
            raise each.wrong("parent")
        known.add(heading.code)
        headings.append(heading)
    return tuple(headings)


def _section(table: Table, languages: tuple[Language, ...], page_characters: int) -> Section:
    table.only(*_SECTION_KEYS)
    section_kind = table.one_of("kind", SECTION_KINDS, "text")
    pages = table.number("pages", 500)
    limit = table.whole("limit") or 0
    counting = table.one_of("counting", COUNTINGS, "characters")
    if pages is not None:
        if limit or counting != "characters" or not pages:
            raise table.wrong("pages")
        limit = int((pages * page_characters).to_integral_value(ROUND_FLOOR))
    columns = tuple(each.sides() for each in table.tables("columns"))
    items = tuple(each.sides() for each in table.tables("items"))
    for key, given, kind, most in (("columns", columns, "table", _MOST_COLUMNS), ("items", items, "checklist", 100)):
        if bool(given) != (section_kind == kind) or len(given) > most or not all(given):
            raise misfit(table.at(key), len(given))
    return Section(
        code=code_of(table),
        title=table.both("title", needed=True),
        guidance=table.both("guidance"),
        section_kind=section_kind,
        limit=limit,
        counting=counting,
        required=table.flag("required", default=True) is not False,
        languages=_languages(table, languages),
        pages=pages,
        columns=columns,
        items=items,
    )


def _cap(table: Table, currency: str, headings: tuple[Heading, ...]) -> Cap:
    """A cap by share needs its base; a cap by amount needs none, and every cap needs one of the two."""
    table.only("code", "title", "of", "base", "most", "most_amount")
    known = (*CAP_WORDS, *(each.code for each in headings))
    amount, most = _money(table, "most_amount", currency), table.number("most", 1)
    of, base = table.words("of", known), table.words("base", known)
    if not of:
        raise table.wrong("of")
    if most is None and amount is None:
        raise table.wrong("most")
    if most is not None and not base:
        raise table.wrong("base")
    return Cap(code=code_of(table), title=table.both("title", needed=True), of=of,
               base=base if most is not None else (), most=most, most_amount=amount)


def _annex(table: Table, currency: str) -> Annex:
    table.only("code", "title", "attachment_type", "required", "when")
    attachment_type = table.one_of("attachment_type", CHOICES["attachment_type"], "")
    if not attachment_type:
        raise table.wrong("attachment_type")
    return Annex(code=code_of(table), title=table.both("title", needed=True), attachment_type=attachment_type,
                 required=table.flag("required", default=True) is not False, when=_when(table.table("when"), currency))


def _when(table: Table | None, currency: str) -> When:
    if table is None:
        return ALWAYS
    table.only("works", "own_share", "partner_from", "partner_roles", "grant_above", "longer_than")
    return When(works=bool(table.flag("works")), own_share=bool(table.flag("own_share")),
                partner_from=_countries(table, "partner_from"),
                partner_roles=table.words("partner_roles", CHOICES["partner_role"]),
                grant_above=_money(table, "grant_above", currency), longer_than=table.whole("longer_than"))


def _countries(table: Table, key: str) -> tuple[str, ...]:
    """Country codes; "EU" stands for its members."""
    given = table.words(key)
    if any(len(each) != 2 or not each.isascii() or not each.isupper() for each in given):
        raise table.wrong(key)
    found = [code for each in given for code in (EU_COUNTRIES if each == EU else (each,))]
    return tuple(dict.fromkeys(found))


def _eligibility(table: Table | None) -> Eligibility:
    if table is None:
        return ANYONE
    table.only("countries", "lead_from", "least_from", "oblasts", "population", "partner_population", "months")
    oblasts = table.words("oblasts")
    if any(len(each) != 2 or not each.isascii() or not each.isdigit() for each in oblasts):
        raise table.wrong("oblasts")
    return Eligibility(countries=_countries(table, "countries"), lead_from=_countries(table, "lead_from"),
                       least_from=tuple(_partners_from(each) for each in table.tables("least_from")), oblasts=oblasts,
                       population=_frame(table.table("population")),
                       partner_population=_frame(table.table("partner_population")),
                       months=_frame(table.table("months")))


def _partners_from(table: Table) -> PartnersFrom:
    table.only("countries", "least")
    countries = _countries(table, "countries")
    if not countries:
        raise table.wrong("countries")
    return PartnersFrom(countries=countries, least=table.whole("least", 1) or 1)


def _frame(table: Table | None) -> Frame:
    if table is None:
        return OPEN
    table.only("least", "most")
    frame = Frame(least=table.whole("least"), most=table.whole("most"))
    if frame.least is not None and frame.most is not None and frame.least > frame.most:
        raise table.wrong("most")
    return frame


def _evaluation(table: Table | None) -> Evaluation:
    if table is None:
        return NOT_SCORED
    table.only("criteria", "threshold")
    evaluation = Evaluation(criteria=tuple(_criterion(each) for each in table.tables("criteria")),
                            threshold=table.number("threshold"))
    if not evaluation or (evaluation.threshold is not None and evaluation.threshold > evaluation.most):
        raise table.wrong("threshold" if evaluation else "criteria")
    return evaluation


def _criterion(table: Table) -> Criterion:
    table.only("code", "title", "guidance", "most", "weight", "threshold")
    most, weight = table.number("most", 1000), table.number("weight", 1000)
    if not most or (weight is not None and not weight):
        raise table.wrong("weight" if most else "most")
    return Criterion(code=code_of(table), title=table.both("title", needed=True), guidance=table.both("guidance"),
                     most=most, weight=Decimal(1) if weight is None else weight,
                     threshold=table.number("threshold", int(most)))
