"""The application forms at hand: shipped as TOML files, or kept in the workspace when a donor sent one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from hromada_desk import resources
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_reading import form_from_table
from hromada_desk.domain.forms import Form
from hromada_desk.domain.records.proposal import Call, FormReference
from hromada_desk.services.desk import Desk


@cache
def shipped_forms() -> tuple[Form, ...]:
    """The forms that come with the program, by code."""
    return tuple(form_from_table(each) for each in _shipped_tables())


def shipped_form(code: str) -> Form | None:
    """The shipped form of that code, or None."""
    return next((each for each in shipped_forms() if each.code == code), None)


def form_of_call(desk: Desk, call: Call | None) -> Form | None:
    """The form a call uses: its own text where the workspace holds one, else the shipped form of that code."""
    reference = reference_of(desk, call)
    if reference is None:
        return None
    return form_from_table(_parsed(reference.content)) if reference.content else shipped_form(reference.form_code)


def form_table_of_call(desk: Desk, call: Call) -> Mapping[str, Any] | None:
    """The table of the form a call uses, as its file has it; None without a form."""
    reference = reference_of(desk, call)
    if reference is None:
        return None
    if reference.content:
        return _parsed(reference.content)
    return next((each for each in _shipped_tables() if each["code"] == reference.form_code), None)


def reference_of(desk: Desk, call: Call | None) -> FormReference | None:
    """Which form a call names, None where it names none or one that is gone."""
    return desk.find(FormReference, call.form_id) if call is not None else None


@cache
def _shipped_tables() -> tuple[dict[str, Any], ...]:
    found = sorted(resources.path("forms").glob("*.toml"))
    return tuple(_parsed(each.read_text(encoding="utf-8")) for each in found)


def _parsed(content: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleBroken("form.damaged", place=str(error)) from error
