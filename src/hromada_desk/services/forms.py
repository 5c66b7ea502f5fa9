"""The application forms at hand: shipped as TOML files, or kept in the workspace when a donor sent one."""

import tomllib
from functools import cache

from hromada_desk import resources
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_reading import form_from_table
from hromada_desk.domain.forms import Form
from hromada_desk.domain.records.proposal import Call, FormReference
from hromada_desk.services.desk import Desk


@cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms that come with the program, by code."""
    found = sorted(resources.path("forms").glob("*.toml"))
    return tuple(_parse(each.read_text(encoding="utf-8")) for each in found)


def shipped_form(code: str) -> Form | None:
    """The shipped form of that code, or None."""
    return next((each for each in shipped_forms() if each.code == code), None)


def form_of_call(desk: Desk, call: Call | None) -> Form | None:
    """The form a call uses: its own text where the workspace holds one, else the shipped form of that code."""
    reference = desk.find(FormReference, call.form_id) if call is not None else None
    if reference is None:
        return None
    return _parse(reference.content) if reference.content else shipped_form(reference.form_code)


def _parse(content: str) -> Form:
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise RuleBroken("form.damaged", place=str(error)) from error
    return form_from_table(table)
