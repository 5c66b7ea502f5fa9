"""Who may apply, by the form of the call: countries, oblasts, inhabitants; and how long the whole paper may be."""

from collections.abc import Iterator
from decimal import ROUND_UP, Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.counting import count
from hromada_desk.domain.forms import ANYONE, EU, EU_COUNTRIES, Eligibility, Frame
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import ProposalPartner
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.rules.annex_needs import HOME_COUNTRY
from hromada_desk.domain.rules.fields import problem
from hromada_desk.domain.rules.form_texts import answers_by_section, as_counted

ACTING_ROLES = ("lead", "co_applicant", "affiliated")
"""Roles that act in a proposal and answer for money."""
OBLAST = slice(2, 4)
"""Where the oblast stands in a KATOTTG code."""
NEAR_PAGES = Decimal("0.1")


def partners_are_from_where_they_may(case: Case) -> Iterator[Problem]:
    """Acting partners, and the lead, come from the countries the form names, and enough of them from each group."""
    terms, acting = _terms(case), _acting(case)
    for row, partner in acting:
        country = partner.country if partner is not None else HOME_COUNTRY
        where: Record = partner or row
        name = partner.name if partner is not None else case.hromada.name
        details = {"partner": name, "country": country}
        if terms.countries and country not in terms.countries:
            yield problem(where, "partners.country_outside", "country" if partner is not None else "", Severity.ERROR,
                          {**details, "countries": in_short(terms.countries)})
        if row.role == "lead" and terms.lead_from and country not in terms.lead_from:
            yield problem(row, "partners.lead_from_elsewhere", "role", Severity.ERROR,
                          {**details, "countries": in_short(terms.lead_from)})
    for group in terms.least_from:
        found = sum((partner.country if partner is not None else HOME_COUNTRY) in group.countries
                    for _, partner in acting)
        if found < group.least and case.proposal is not None:
            yield problem(case.proposal, "partners.too_few_from", "", Severity.ERROR,
                          {"partners": found, "least": group.least, "countries": in_short(group.countries)})


def the_hromada_may_apply(case: Case) -> Iterator[Problem]:
    """Our oblast is among those of the programme, and our inhabitants are within its frame."""
    terms, hromada = _terms(case), case.hromada
    oblast = hromada.katottg[OBLAST]
    if terms.oblasts and oblast and oblast not in terms.oblasts:
        yield problem(hromada, "hromada.oblast_outside", "katottg", Severity.ERROR,
                      {"hromada": hromada.name, "oblast": oblast, "oblasts": terms.oblasts})
    yield from _inhabitants(hromada, terms.population, hromada.population, {"name": hromada.name})


def partner_municipalities_fit(case: Case) -> Iterator[Problem]:
    """Inhabitants of partner municipalities are within the frame of the form."""
    frame = _terms(case).partner_population
    for _, partner in _acting(case):
        if partner is not None and partner.organisation_type == "municipality":
            yield from _inhabitants(partner, frame, partner.population, {"name": partner.name})


def the_texts_fit_on_the_pages(case: Case) -> Iterator[Problem]:
    """Texts that would alone take more pages than the whole paper may have, by about so many characters a page."""
    form = case.form
    if form is None or case.proposal is None or not form.most_pages:
        return
    answers = answers_by_section(case)
    longest = 0
    for language in form.languages:
        written = ((each, answers.get(each.code)) for each in form.sections if language in each.languages)
        longest = max(longest, sum(count(as_counted(case, answer.content.side(language), language), "characters")
                                   for _, answer in written if answer is not None))
    pages = (Decimal(longest) / form.page_characters).quantize(NEAR_PAGES, ROUND_UP)
    if pages > form.most_pages:
        yield problem(case.proposal, "form.over_pages", "", Severity.WARNING,
                      {"pages": pages, "most": form.most_pages, "characters": longest,
                       "over": longest - form.most_pages * form.page_characters})


def _inhabitants(record: Record, frame: Frame, population: int | None, details: dict[str, object]) -> Iterator[Problem]:
    if frame.least is None and frame.most is None:
        return
    if population is None:
        yield problem(record, "hromada.population_unknown", "population", Severity.WARNING, details)
    elif frame.least is not None and population < frame.least:
        yield problem(record, "hromada.too_small", "population", Severity.ERROR,
                      {**details, "population": population, "least": frame.least})
    elif frame.most is not None and population > frame.most:
        yield problem(record, "hromada.too_large", "population", Severity.ERROR,
                      {**details, "population": population, "most": frame.most})


def in_short(countries: tuple[str, ...]) -> tuple[str, ...]:
    """The countries, all members of the EU together as one."""
    if not set(EU_COUNTRIES) <= set(countries):
        return countries
    return (EU, *(each for each in countries if each not in EU_COUNTRIES))


def _terms(case: Case) -> Eligibility:
    return case.form.eligibility if case.form is not None and case.proposal is not None else ANYONE


def _acting(case: Case) -> list[tuple[ProposalPartner, Partner | None]]:
    """Acting rows with their partner, None for the hromada itself; a partner who is gone is told elsewhere."""
    partners = {each.id: each for each in case.all(Partner)}
    return [(each, partners.get(each.partner_id)) for each in case.all(ProposalPartner)
            if each.role in ACTING_ROLES and (not each.partner_id or each.partner_id in partners)]


RULES = (partners_are_from_where_they_may, the_hromada_may_apply, partner_municipalities_fit,
         the_texts_fit_on_the_pages)
