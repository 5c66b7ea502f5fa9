"""A donor's own Word file, filled from a proposal: what its fields may be called, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.budget_reading import BudgetReading, budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import Activity, Indicator, ProposalPartner, Risk
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.rules.form_texts import answers_by_section, as_counted
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_units import unit_words
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.targets import refuse_target
from hromada_desk.text.catalog import words
from hromada_desk.text.dates import format_date
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money, format_number, format_share

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was written, and which fields of the template were filled."""

    path: Path
    fields: tuple[str, ...]


def fill_word_template(desk: Desk, proposal_id: str, template: Path, out: Path, *, language: Language,
                       audience: Audience = Audience.DONOR) -> Filled:
    """Fill a template from a proposal. Nothing is written while a field is unknown or anything in it could run.

    Raises FileProblem for what is no Word file and for trouble of the disk, RuleBroken('word_template.*').
    """
    from hromada_desk.documents.write import write_file
    from hromada_desk.exchange.limits import refuse_special
    from hromada_desk.exchange.word_template import fill_template, read_template

    refuse_target(desk, out, "docx", template)
    try:
        refuse_special(template)
        data = template.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(template)) from missing
    except OSError as error:
        raise FileProblem("file.unreadable", path=str(template)) from error
    read = read_template(template.name, data)
    case = for_audience(proposal_case(desk, proposal_id), audience).case
    content = fill_template(read, values_of(case, language))
    return Filled(write_file(out, content).path, read.fields)


def values_of(case: Case, language: Language) -> Values:
    """Every field a template may ask for, in words of that language."""
    said = words(language)
    reading = next(iter(budget_readings(case)), None)
    return {
        "today": format_date(case.today, language),
        "hromada": _hromada(case, language),
        "project": _project(case, language),
        "proposal": _proposal(case, language),
        "call": _call(case, language),
        "budget": _budget(reading, language),
        "partners": [_partner(case, each, language) for each in case.all(ProposalPartner)],
        "activities": [{"code": each.code, "title": each.title.best(language),
                        "first": _number(each.first_month, language), "last": _number(each.last_month, language)}
                       for each in case.all(Activity)],
        "indicators": [{"name": each.name.best(language), "baseline": _number(each.measure.baseline, language),
                        "target": _number(each.measure.target, language), "unit": each.measure.unit,
                        "source": each.verification.best(language)} for each in case.all(Indicator)],
        "risks": [{"title": each.title.best(language), "likelihood": _number(each.likelihood, language),
                   "impact": _number(each.impact, language), "mitigation": each.mitigation.best(language),
                   "area": choice_label("risk_area", each.area, said) if each.area else ""}
                  for each in case.all(Risk)],
        "answers": _answers(case, language),
    }


def _hromada(case: Case, language: Language) -> Values:
    owner = case.hromada
    return {"name": owner.name.best(language), "council": (owner.council_name or owner.name).best(language),
            "edrpou": owner.edrpou, "katottg": owner.katottg, "population": _number(owner.population, language),
            "head": owner.head_name}


def _project(case: Case, language: Language) -> Values:
    project = case.project
    dream = next((each.value for each in case.where(Identifier, scheme="DREAM")), "")
    texts = ("title", "problem", "goal", "solution")
    found = {each: getattr(project, each).best(language) if project is not None else "" for each in texts}
    return {**found, "number": project.number if project is not None else "", "dream": dream,
            "cost": _money(project.estimated_cost if project is not None else None, language),
            "beneficiaries": _number(project.beneficiaries if project is not None else None, language)}


def _proposal(case: Case, language: Language) -> Values:
    proposal = case.proposal
    assert proposal is not None
    start, end = proposal.period.start, proposal.period.end
    return {"title": proposal.title.best(language), "number": proposal.number, "acronym": proposal.acronym,
            "summary": proposal.summary.best(language), "start": format_date(start, language) if start else "",
            "end": format_date(end, language) if end else "", "months": _number(proposal.duration_months, language),
            "requested": _money(proposal.requested_grant, language)}


def _call(case: Case, language: Language) -> Values:
    call = case.call
    deadline = call.deadline_at if call is not None else None
    return {"title": call.title.best(language) if call is not None else "",
            "programme": call.programme.best(language) if call is not None else "",
            "reference": call.reference if call is not None else "",
            "deadline": format_date(deadline.date(), language) if deadline is not None else ""}


def _budget(reading: BudgetReading | None, language: Language) -> Values:
    figures = reading.figures if reading is not None else None
    sums = {"total": figures.total, "eligible": figures.eligible, "grant": figures.grant, "in_kind": figures.in_kind,
            "own": reading.own} if reading is not None and figures is not None else dict.fromkeys(
        ("total", "eligible", "grant", "in_kind", "own"))
    return {**{name: _money(amount, language) for name, amount in sums.items()},
            "currency": figures.currency if figures is not None else "",
            "lines": [_line(reading, line, language) for line, _ in reading.costs()] if reading is not None else [],
            "sources": _sources(reading, language) if reading is not None else []}


def _line(reading: BudgetReading, line: BudgetLine, language: Language) -> Values:
    figures = reading.figures.lines[line.id]
    share = format_share(line.percent, language) if line.percent is not None else ""
    price = line.unit_cost.money if line.unit_cost is not None else figures.base
    return {"number": figures.number, "title": line.title.best(language), "unit": unit_words(line.unit, language),
            "quantity": share or _number(line.quantity, language), "unit_cost": _money(price, language),
            "amount": _money(figures.own, language), "year": str(line.year or ""),
            "justification": line.justification.best(language)}


def _sources(reading: BudgetReading, language: Language) -> list[Values]:
    figures, said = reading.figures, words(language)
    found: list[Values] = []
    for each in figures.sources.values():
        source = reading.sources[each.source_id]
        paid = each.used if figures.shared else each.most
        found.append({"name": source.name.best(language), "amount": _money(paid, language),
                      "kind": choice_label("funding_kind", source.funding_kind, said)})
    return found


def _partner(case: Case, row: ProposalPartner, language: Language) -> Values:
    partner = case.one(Partner, row.partner_id)
    name = partner.name if partner is not None else case.hromada.council_name or case.hromada.name
    return {"name": name.best(language), "country": partner.country if partner is not None else "UA",
            "role": choice_label("partner_role", row.role, words(language)),
            "contribution": row.contribution.best(language), "code": row.code}


def _answers(case: Case, language: Language) -> dict[str, str]:
    """The answers by the code of their section; a section without one is empty."""
    answers = answers_by_section(case)
    codes = [each.code for each in case.form.sections] if case.form is not None else list(answers)
    return {code: as_counted(case, answers[code].content.side(language), language) if code in answers else ""
            for code in codes}


def _money(amount: Money | None, language: Language) -> str:
    return format_money(amount, language) if amount is not None else ""


def _number(value: Any, language: Language) -> str:
    return format_number(value, language) if value is not None else ""
