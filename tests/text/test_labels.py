"""What kinds, fields, choices and changes are called."""

from hromada_desk.text.catalog import words
from hromada_desk.text.labels import (
    change_label,
    choice_label,
    counted_label,
    field_hint,
    field_label,
    kind_label,
    kinds_label,
)

EN, GAP = words("en"), "\u00a0"


def test_kinds_have_a_singular_a_list_and_counted_forms():
    assert (kind_label("budget_line"), kinds_label("budget_line")) == ("Рядок бюджету", "Рядки бюджету")
    assert [counted_label("project", each) for each in (1, 2, 5, 11, 21, 1002)] == [
        f"1{GAP}проєкт", f"2{GAP}проєкти", f"5{GAP}проєктів", f"11{GAP}проєктів", f"21{GAP}проєкт",
        f"1{GAP}002{GAP}проєкти"]
    assert [counted_label("person", each, EN) for each in (0, 1, 2)] == [
        f"0{GAP}staff members", f"1{GAP}staff member", f"2{GAP}staff members"]


def test_a_part_of_a_field_is_named_with_its_field():
    assert field_label("project", "title", EN) == "Title"
    assert field_label("project", "title.uk", EN) == "Title · In Ukrainian"
    assert field_label("project", "id", EN) == "Internal id"


def test_a_hint_is_there_where_it_helps():
    assert "UA" in field_hint("hromada", "katottg")
    assert field_hint("project", "note") == ""


def test_a_choice_from_a_newer_copy_is_shown_as_it_is():
    assert choice_label("project_stage", "financing", EN) == "Financing"
    assert choice_label("project_stage", "hibernation", EN) == "hibernation"


def test_a_change_is_named_with_its_title_or_without():
    assert change_label("change.created", {"kind": "project", "title": "Дах ліцею"}) == "Проєкт «Дах ліцею» — створено"
    assert change_label("change.created", {"kind": "budget", "title": ""}, said=EN) == "Budget created"


def test_a_change_that_takes_another_back_says_so():
    details = {"kind": "project", "title": "Дах ліцею"}
    assert change_label("change.edited", details, reverts=True) == "Скасовано: Проєкт «Дах ліцею» — змінено"
