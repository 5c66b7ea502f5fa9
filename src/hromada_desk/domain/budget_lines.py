"""New budget lines that come from elsewhere than a person's typing: the headings of a form."""

from collections import defaultdict
from collections.abc import Callable

from hromada_desk.domain import positions
from hromada_desk.domain.forms import Form
from hromada_desk.domain.records.budget import BudgetLine


def headings_as_lines(form: Form, budget_id: str, new_id: Callable[[], str]) -> tuple[BudgetLine, ...]:
    """The form's budget headings as heading lines of a budget, in the form's order and under their parents."""
    ids: dict[str, str] = {"": ""}
    last: dict[str, str] = defaultdict(str)
    lines = []
    for each in form.headings:
        ids[each.code] = new_id()
        last[each.parent] = positions.between(last[each.parent], "")
        lines.append(BudgetLine(id=ids[each.code], budget_id=budget_id, parent_id=ids[each.parent],
                                position=last[each.parent], line_type="heading", heading_code=each.code,
                                title=each.title, role=each.role))
    return tuple(lines)
