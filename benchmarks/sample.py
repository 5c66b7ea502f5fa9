"""Workspaces of any size for the yardsticks: the demonstration's projects, one for each hromada of the codifier.

Titles, texts, places and amounts vary as in a real office; the same size always gives the same records. A workspace
is made once per run and copied for whoever needs one of its own.
"""

import atexit
import shutil
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hromada_desk.domain import positions
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual, Period, PlaceRef
from hromada_desk.services.demo import DEMO_HROMADA, create_demo
from hromada_desk.services.demo_file import DEMO_FILE, DEMO_PASSPHRASE
from hromada_desk.services.desk import Desk
from hromada_desk.services.workspaces import create_workspace, open_workspace
from hromada_desk.storage.reference import hromadas

PASSPHRASE = DEMO_PASSPHRASE
STAGES = ("idea", "concept", "appraisal", "preparation", "financing", "procurement", "implementation", "completion")
PAID_EVERY, BUDGET_EVERY = 2, 100
LINES_OF_A_BUDGET = 10
SHARES = (Decimal("0.10"), Decimal("0.15"), Decimal("0.05"), Decimal("0.20"))


@cache
def _folder() -> Path:
    """The run's own folder, gone when the run ends."""
    folder = Path(mkdtemp(prefix="hromada-desk-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _demo() -> Path:
    create_demo(_folder() / DEMO_FILE).close()
    return _folder() / DEMO_FILE


@cache
def _office(projects: int) -> Path:
    path = _folder() / f"office-{projects}.hromada"
    desk = create_workspace(path, PASSPHRASE, DEMO_HROMADA, who="bench")
    desk.put("change.demo", *many_projects(desk, projects))
    desk.close()
    return path


def demo(folder: Path) -> Desk:
    """The demonstration workspace in `folder`, open."""
    return _opened_copy(_demo(), folder)


def office(folder: Path, projects: int) -> Desk:
    """A workspace of that many projects in `folder`, open."""
    return _opened_copy(_office(projects), folder)


def _opened_copy(path: Path, folder: Path) -> Desk:
    shutil.copyfile(path, folder / path.name)
    return open_workspace(folder / path.name, PASSPHRASE, who="bench")


@cache
def demo_projects() -> tuple[Project, ...]:
    """The thirteen projects of the demonstration."""
    desk = open_workspace(_demo(), PASSPHRASE, who="bench", read_only=True)
    try:
        return tuple(sorted(desk.all(Project), key=lambda each: each.number))
    finally:
        desk.close()


def many_projects(desk: Desk, how_many: int) -> list[Record]:
    """Projects; every second one has a payment, every hundredth a budget of ten lines and two sources."""
    models, places = demo_projects(), hromadas().of_category("H")
    made: list[Record] = []
    for at in range(how_many):
        model, place = models[at % len(models)], places[at * 7 % len(places)]
        title = Bilingual(f"{model.title.uk} ({place.name('uk')})", f"{model.title.en} ({place.name('en')})")
        project = Project(
            id=desk.new_id(), number=f"PR-2026-{at:05}", title=title, summary=model.summary, problem=model.problem,
            stage=STAGES[at % len(STAGES)], sector=model.sector, place=PlaceRef(place.code, model.place.address),
            period=Period(date(2027, 1, 1) + timedelta(days=at % 365), date(2028, 12, 31)), tags=model.tags,
            estimated_cost=Money(1_000_000_00 + at * 12_345_67, "UAH"), dk021=model.dk021)
        made.append(project)
        if at % PAID_EVERY == 0:
            paid = ConvertedMoney(Money(100_000_00 + at * 1_000_50, "UAH"))
            made.append(Payment(id=desk.new_id(), project_id=project.id, amount=paid))
        if at % BUDGET_EVERY == 0:
            budget = Budget(id=desk.new_id(), project_id=project.id)
            lines, sources, shares = large_budget(desk, budget, lines=LINES_OF_A_BUDGET, sources=2)
            made += [budget, *lines, *sources, *shares]
    return made


def large_budget(desk: Desk, budget: Budget, *, lines: int,
                 sources: int) -> tuple[list[BudgetLine], list[FundingSource], list[LineShare]]:
    """Lines under headings of fifty, priced in two currencies; every line is shared among all sources."""
    payers = [FundingSource(id=desk.new_id(), budget_id=budget.id, position=f"a{at}", status="confirmed",
                            name=Bilingual(f"{at + 1}", f"{at + 1}")) for at in range(sources)]
    titles = [each.title for each in demo_projects()]
    made: list[BudgetLine] = []
    shares: list[LineShare] = []
    heading, position = "", ""
    for at in range(lines):
        position = positions.between(position, "")
        if at % 50 == 0:
            heading = desk.new_id()
            made.append(BudgetLine(id=heading, budget_id=budget.id, position=position, line_type="heading",
                                   title=titles[at % len(titles)]))
            continue
        foreign = at % 4 == 0
        cost = ConvertedMoney(Money(125_50 + at * 311, "EUR" if foreign else budget.currency),
                              Decimal("49.2000") if foreign else None, date(2026, 11, 20) if foreign else None,
                              "NBU" if foreign else "")
        made.append(BudgetLine(id=desk.new_id(), budget_id=budget.id, parent_id=heading, position=position,
                               title=titles[at % len(titles)], quantity=Decimal(at % 90 + 1), unit="C62",
                               unit_cost=cost, year=2027 + at % 3, justification=titles[at % len(titles)]))
        shares += [LineShare(id=desk.new_id(), line_id=made[-1].id, source_id=payer.id, share_rule="percent",
                             percent=SHARES[number % len(SHARES)]) for number, payer in enumerate(payers[1:])]
        shares.append(LineShare(id=desk.new_id(), line_id=made[-1].id, source_id=payers[0].id, share_rule="remainder"))
    return made, payers, shares
