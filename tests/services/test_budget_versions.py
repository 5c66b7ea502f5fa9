"""Versions of a budget: kept as it is, read back with distrust, gone back to in one change."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.services import budget_lines, history
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_version_content import read_content, written_content
from hromada_desk.services.budget_versions import (
    keep_version,
    parts_of,
    remove_version,
    restore_version,
    versions_of,
)
from hromada_desk.services.searching import screen_of, search
from hromada_desk.text.problem_texts import refusal_sentence
from tests.domain.budgets import any_costs
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def by_id(parts):
    return sorted(parts.records(), key=lambda each: (each.kind, each.id))


@given(any_costs())
def test_what_a_version_holds_reads_back_as_the_same_records(costs):
    lines = tuple(replace(each, base=tuple(sorted(set(each.base)))) for each in costs.lines)
    parts = BudgetParts(costs.budget, lines, costs.sources, costs.shares)
    version = BudgetVersion(id="v", budget_id="b", content=written_content(parts))

    assert by_id(read_content(version)) == by_id(parts)


def test_a_version_is_the_budget_of_its_moment_whatever_happens_after(desk):
    book = small_budget(desk)
    before = book.figures

    version = keep_version(book, "  Подано на комісію ")
    budget_lines.remove_lines(book, [numbered(book)["1.1"]])

    assert (version.name, version.made_at) == ("Подано на комісію", desk.now())
    assert [each.id for each in versions_of(desk, book.budget_id)] == [version.id]
    assert read_content(version).figures == before
    assert book.figures != before


def test_going_back_to_a_version_is_one_change_that_undo_takes_back_whole(desk):
    book = small_budget(desk)
    kept, version = book.figures, keep_version(book, "Перша")
    budget_lines.remove_lines(book, [numbered(book)["1.1"]])
    budget_lines.add_line(book)
    changed = book.figures

    restore_version(book, version.id)

    assert book.figures == kept
    assert BudgetBook(desk, book.budget_id).figures == kept
    history.undo(desk)
    book.refresh()
    assert book.figures == changed


def test_going_back_to_what_the_budget_is_says_so(desk):
    book = small_budget(desk)
    version = keep_version(book, "Перша")

    with pytest.raises(RuleBroken) as refusal:
        restore_version(book, version.id)

    assert refusal.value.code == "budget_version.same"


def test_a_removed_version_is_no_longer_listed(desk):
    book = small_budget(desk)
    version = keep_version(book, "Перша")

    remove_version(desk, version.id)

    assert versions_of(desk, book.budget_id) == ()


def test_a_version_needs_a_name(desk):
    with pytest.raises(RuleBroken) as refusal:
        keep_version(small_budget(desk), "  ")

    assert refusal.value.code == "budget_version.unnamed"


def _spoilt(content, spoil):
    written = json.loads(content)
    spoil(written["records"])
    return json.dumps(written)


def _of(records, kind):
    return next(each for each in records if each["kind"] == kind and each.get("line_type") != "heading")


@pytest.mark.parametrize("spoil", [
    lambda records: records.clear(),
    lambda records: records.append(records[-1]),
    lambda records: records.append({"kind": "hromada", "id": "x"}),
    lambda records: records[0].update(id="another"),
    lambda records: records[0].update(currency="XXX"),
    lambda records: _of(records, "budget_line").update(budget_id="another"),
    lambda records: _of(records, "budget_line").update(quantity="NaN"),
    lambda records: _of(records, "budget_line").update(quantity="1e999999999"),
    lambda records: _of(records, "budget_line").update(quantity=12.5),
    lambda records: _of(records, "budget_line")["unit_cost"].update(amount="9" * 30),
    lambda records: _of(records, "budget_line")["unit_cost"].update(rate="Infinity"),
    lambda records: _of(records, "budget_line")["unit_cost"].update(currency="ЄВРО"),
    lambda records: _of(records, "budget_line").update(unit_cost="12"),
    lambda records: _of(records, "budget_line").update(line_type="circle"),
    lambda records: _of(records, "budget_line").update(title={"uk": ["a"], "en": "b"}),
    lambda records: _of(records, "budget_line").update(title={"uk": "\ud800", "en": "b"}),
    lambda records: _of(records, "budget_line").update(base="total"),
    lambda records: _of(records, "budget_line").update(year=99999),
    lambda records: _of(records, "budget_line").update(alive=False),
    lambda records: _of(records, "budget_line").update(position=5),
    lambda records: _of(records, "line_share").update(source_id="another"),
    lambda records: _of(records, "line_share").update(percent="7"),
])
def test_a_version_with_anything_else_in_it_is_refused_whole(desk, spoil):
    book = small_budget(desk)
    version = keep_version(book, "Перша")
    before = parts_of(book)
    desk.put("change.edited", replace(version, content=_spoilt(version.content, spoil)))

    with pytest.raises(RuleBroken) as refusal:
        restore_version(book, version.id)

    assert refusal.value.code == "budget_version.damaged"
    assert "Перша" in refusal_sentence(refusal.value.code, refusal.value.details)
    assert parts_of(BudgetBook(desk, book.budget_id)) == before


@given(st.text() | st.sampled_from(["", "[]", "{}", "null", '{"records": 5}', '{"records": [null]}', "[" * 100_000,
                                    '{"records": [{"kind": "budget"}]}', '{"records": [{"kind": []}]}']))
def test_a_content_that_is_no_budget_is_refused(content):
    with pytest.raises(RuleBroken) as refusal:
        read_content(BudgetVersion(id="v", budget_id="b", name="x", content=content))

    assert refusal.value.code == "budget_version.damaged"


def test_a_version_is_found_by_its_name_and_leads_to_its_budget(desk):
    book = small_budget(desk)
    version = keep_version(book, "Подано на комісію")

    found = search(desk, "комісію")

    assert [(each.record_id, each.target_id, each.title) for each in found] == [
        (version.id, book.budget_id, "Подано на комісію")]
    assert screen_of(found[0].kind) == "budgets"
