"""Projects: making them, and the rows of their list with the money that belongs to each."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hromada_desk.domain.money import Money
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk
from hromada_desk.services.numbering import next_project_number
from hromada_desk.services.totals import money_of_projects


class ListedProject(NamedTuple):
    """As much of a project as a list of ten thousand can read at once; its title is read when it is looked at."""

    id: str
    number: str
    read_title: Callable[[], Bilingual]
    stage: str
    sector: str
    estimated_cost: Money | None

    @property
    def title(self) -> Bilingual:
        """The title in both languages."""
        return self.read_title()


_LISTED = ("id", "number", "title", "stage", "sector", "estimated_cost")
"""The fields of a project that a `ListedProject` is made of, in its order."""


class ProjectRow(NamedTuple):
    """A project in a list and its money."""

    project: ListedProject
    money: ProjectMoney


def new_project(desk: Desk, title: Bilingual) -> Project:
    """A new project at the stage of an idea, in the hromada's own place, with the next number."""
    hromada = desk.hromada()
    project = Project(id=desk.new_id(), number=next_project_number(desk), title=title, place=hromada.seat)
    desk.put("change.created", project, kind=Project.kind, title=title.best("uk"))
    return project


def project_rows(desk: Desk) -> tuple[ProjectRow, ...]:
    """Every living project with its planned and paid money; one query per kind, however many projects."""
    projects = list(map(ListedProject._make, desk.store.rows(Project, _LISTED, late=("title",))))
    amounts = money_of_projects(desk, projects)
    return tuple([ProjectRow(each, amounts[each.id]) for each in projects])


def filter_texts(desk: Desk) -> dict[str, str]:
    """By project, what a filter looks in beside what the list shows: address and tags."""
    return {record_id: " ".join((place.address, *tags))
            for record_id, place, tags in desk.store.rows(Project, ("id", "place", "tags"))}


def by_sector(rows: tuple[ProjectRow, ...]) -> dict[str, tuple[ProjectRow, ...]]:
    """Rows grouped by sector, sectors in the order of their first row."""
    groups: dict[str, list[ProjectRow]] = defaultdict(list)
    for row in rows:
        groups[row.project.sector].append(row)
    return {sector: tuple(group) for sector, group in groups.items()}


def sum_by_currency(amounts: Sequence[Money]) -> tuple[Money, ...]:
    """One sum per currency, never a mixture; in the order of the currencies' first appearance."""
    currencies = dict.fromkeys([each.currency for each in amounts])
    return tuple(Money(sum([each.minor for each in amounts if each.currency == currency]), currency)
                 for currency in currencies)
