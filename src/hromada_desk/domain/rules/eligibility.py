"""What may not be paid so: ineligible lines and VAT by a grant, works without a design, codes against their kind."""

from collections.abc import Iterator

from hromada_desk.domain.budget_reading import BudgetReading, paid_by_grants
from hromada_desk.domain.lifecycle import STOPPED, reached
from hromada_desk.domain.money import Money, half_up
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.hromada import Attachment

VAT_PART = (20, 120)
"""The tax in a price that includes it: 20 of 120, the ordinary rate in Ukraine."""
TAXED_ROLES = ("direct",)
"""Indirect costs, reserves and taxes themselves carry no VAT that can be told from them."""
UNTAXED_ITEMS = ("overheads", "taxes", "contingencies", "projectManagement", "financing", "landAcquisition")
WAGES = "21"
"""How the codes of wages and their charges begin in the economic classification: no VAT there."""
WORKS_KEKV = ("312", "313", "314")
"""Construction, capital repair, reconstruction and restoration in the economic classification."""
DESIGN_PAPERS = ("design_document", "feasibility_study")
CAPITAL_KEKV, CURRENT_KEKV = "3", "2"


def grants_pay_eligible_lines_only(reading: BudgetReading) -> Iterator[Problem]:
    """A line that is marked as ineligible is paid by others than the grant."""
    figures, severity = reading.figures, Severity.ERROR if reading.budget.proposal_id else Severity.WARNING
    for line_id, minor in paid_by_grants(reading).items():
        line = reading.lines[line_id]
        if minor > 0 and line.line_type != "heading" and not line.eligible:
            yield reading.of_line(line, "budget.ineligible_paid_by_grant", severity, field="eligible",
                                  paid=Money(minor, figures.currency), amount=figures.lines[line_id].own)


def grants_pay_no_vat(reading: BudgetReading) -> Iterator[Problem]:
    """Where the form takes no VAT, the tax in what a grant pays is shown line by line."""
    if reading.form is None or reading.form.vat_eligible is not False:
        return
    for line_id, minor in paid_by_grants(reading).items():
        line = reading.lines[line_id]
        if minor > 0 and _has_vat(reading, line):
            vat = half_up(minor * VAT_PART[0], VAT_PART[1])
            currency = reading.figures.currency
            yield reading.of_line(line, "budget.vat_from_grant", Severity.WARNING, field="vat",
                                  paid=Money(minor, currency), vat=Money(vat, currency),
                                  net=Money(minor - vat, currency))


def works_have_their_design(reading: BudgetReading) -> Iterator[Problem]:
    """Construction needs design documents or a feasibility study; told once, at the largest line of works.

    A project is only reminded until it buys its works (what its stage needs is said elsewhere), and is not asked any
    more once they are done.
    """
    if any(each.attachment_type in DESIGN_PAPERS for each in reading.case.all(Attachment)):
        return
    severity = _design_severity(reading)
    works = [line.id for line, figures in reading.costs() if is_works(line) and figures.own.minor > 0]
    largest = reading.largest_of(works)
    if severity is None or largest is None:
        return
    amount = Money(sum(reading.figures.lines[each].own.minor for each in works), reading.figures.currency)
    yield reading.at_cost_of(largest, "budget.works_without_design", severity, amount=amount, lines=len(works))


def capital_agrees_with_the_code(reading: BudgetReading) -> Iterator[Problem]:
    """Codes of the economic classification beginning with 3 are capital costs, with 2 current ones."""
    for line, _ in reading.costs():
        begins = CURRENT_KEKV if line.capital == "capex" else CAPITAL_KEKV if line.capital == "opex" else ""
        if begins and line.kekv.startswith(begins):
            yield reading.of_line(line, "budget.capital_against_kekv", Severity.WARNING, field="kekv", kekv=line.kekv,
                                  capital=line.capital)


def is_works(line: BudgetLine) -> bool:
    """Whether a line is construction, by its cost item or its code of the economic classification."""
    return line.cost_item == "construction" or line.kekv.startswith(WORKS_KEKV)


def _has_vat(reading: BudgetReading, line: BudgetLine) -> bool:
    role = reading.role_of(line, reading.figures.lines[line.id])
    return (line.line_type == "line" and line.vat == "included" and role in TAXED_ROLES
            and line.cost_item not in UNTAXED_ITEMS and not line.kekv.startswith(WAGES))


def _design_severity(reading: BudgetReading) -> Severity | None:
    project = reading.case.project
    if reading.budget.proposal_id or project is None:
        return Severity.WARNING
    if project.stage == STOPPED or reached(project.stage, "completion"):
        return None
    return Severity.WARNING if reached(project.stage, "procurement") else Severity.NOTE


BUDGET_RULES = (grants_pay_eligible_lines_only, grants_pay_no_vat, works_have_their_design,
                capital_agrees_with_the_code)
