"""Records as JSON for the command line and other programs: every field, plus a project's planned and paid totals."""

from typing import Any

from hromada_desk.domain.money import Money
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.records.codec import encode_record
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import kind_named
from hromada_desk.services.totals import money_of_projects


def record_view(desk: Desk, record: Record) -> dict[str, Any]:
    """Every field of a record in written form; a project also with `planned_total` and `paid_total`."""
    return views(desk, (record,))[0]


def views(desk: Desk, records: tuple[Record, ...]) -> list[dict[str, Any]]:
    """Many records, reading what their totals need once."""
    written = [encode_record(each) for each in records]
    projects = [each for each in records if isinstance(each, Project)]
    if projects:
        amounts = money_of_projects(desk, projects)
        for each in written:
            if each["kind"] == Project.kind:
                each.update(_totals(amounts[each["id"]]))
    return written


def list_view(desk: Desk, kind: str) -> list[dict[str, Any]]:
    """Every living record of a kind."""
    return views(desk, desk.all(kind_named(kind)))


def _totals(amounts: ProjectMoney) -> dict[str, Any]:
    return {"planned_total": _money(amounts.planned), "paid_total": _money(amounts.paid),
            "secured_total": _money(amounts.secured)}


def _money(amount: Money | None) -> dict[str, str] | None:
    return None if amount is None else {"amount": str(amount.amount), "currency": amount.currency}
