"""Workspaces with a small budget in them, for tests of the budget's services and of its screen."""

from datetime import UTC, date, datetime
from decimal import Decimal

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budgets import start_budget
from hromada_desk.services.workspaces import create_workspace, open_workspace

HROMADA = "UA74100270000049748"
PASSPHRASE = "сім синіх вітрил над Десною"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def new_desk(folder):
    """A new workspace with the rates of one day."""
    desk = create_workspace(folder / "test.hromada", PASSPHRASE, HROMADA, who="tests", clock=lambda: NOW)
    desk.put("change.created", Rate(id=desk.new_id(), currency="EUR", rate=Decimal("49.2"), rate_on=date(2026, 11, 20)),
             Rate(id=desk.new_id(), currency="USD", rate=Decimal("42.15"), rate_on=date(2026, 11, 20)))
    return desk


def read_only(desk):
    """The same workspace as somebody else meets it while it is open: for reading."""
    return open_workspace(desk.path, PASSPHRASE, who="others", read_only=True, clock=lambda: NOW)


def small_budget(desk, currency="UAH", **owner):
    """A budget of one heading with three lines, the first paid by two sources, the second short by 240, as a book."""
    budget = start_budget(desk, currency=currency, **owner)
    book = BudgetBook(desk, budget.id)
    heading = book.siblings("")[0]
    local = book.sources[0]
    grant = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind="grant", name=Bilingual("Грант", "Grant"),
                          position="z")
    lines = [line(desk, budget.id, heading.id, title, quantity, cost, currency, position)
             for title, quantity, cost, position in (("Дошки", "10", "100", "a"), ("Цвяхи", "4", "60", "b"), ("Фарба", "2", "50", "c"))]
    shares = (pays(desk, lines[0], local, "400", currency), pays(desk, lines[0], grant, "600", currency),
              pays(desk, lines[2], local, "100", currency))
    desk.put("change.created", grant, *lines, *shares, kind="budget", title="")
    book.refresh()
    return book


def line(desk, budget_id, parent_id, title, quantity, cost, currency, position):
    """A line of the budget."""
    return BudgetLine(id=desk.new_id(), budget_id=budget_id, parent_id=parent_id, title=Bilingual(title, f"{title} en"),
                      quantity=Decimal(quantity), unit="H87", unit_cost=ConvertedMoney(money(cost, currency)), year=2027,
                      position=position)


def pays(desk, of_line, source, amount, currency):
    """A fixed share."""
    return LineShare(id=desk.new_id(), line_id=of_line.id, source_id=source.id, amount=money(amount, currency))


def numbered(book):
    """The ids of the lines by their numbers."""
    return {figures.number: line_id for line_id, figures in book.figures.lines.items()}
