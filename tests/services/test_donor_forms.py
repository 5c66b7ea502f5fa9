"""A donor's form with a budget: brought, mapped, kept, filled; values are those of the budget, undo takes it back."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Call, Proposal, WorkbookTemplate
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.exchange.template_mapping import mapping_text, read_mapping_text
from hromada_desk.services import donor_form_fields, donor_form_mappings, donor_form_places, donor_forms
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_preview import Mark, planned_for
from hromada_desk.services.donor_form_values import form_values
from hromada_desk.services.projects import new_project
from tests.exchange.form_books import MAPPING, plain_form, rich_form, shown
from tests.services.budget_desk import line, new_desk, numbered, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    """The budget of a proposal to a call."""
    project = new_project(desk, Bilingual("Дах школи", "School roof"))
    call = Call(id=desk.new_id(), title=Bilingual("Конкурс", "Call"))
    proposal = Proposal(id=desk.new_id(), title=Bilingual("Заявка", "Proposal"), number="AP-2026-001",
                        project_id=project.id, call_id=call.id)
    desk.put("change.created", call, proposal)
    return small_budget(desk, proposal_id=proposal.id)


@pytest.fixture
def form_file(tmp_path):
    path = tmp_path / "Annex B.xlsx"
    path.write_bytes(plain_form())
    return path


def brought(book, path):
    call = donor_forms.call_of(book)
    return donor_forms.bring_form(book.desk, path, call.id if call else "")


def test_a_form_is_kept_with_its_call_as_one_change(desk, book, form_file):
    record = brought(book, form_file)
    listed = donor_forms.forms_for(book)
    assert [(each.record.id, each.file_name, each.is_mapped) for each in listed] == [(record.id, "Annex B.xlsx", False)]
    assert donor_forms.open_form(desk, record).template.sheet("Budget") is not None
    desk.store.undo()
    assert donor_forms.forms_for(book) == ()
    assert desk.all(Attachment) == ()


def test_a_file_that_is_no_form_changes_nothing(desk, book, tmp_path):
    (tmp_path / "zeros.xlsx").write_bytes(bytes(2_000_000))
    with pytest.raises(FileProblem, match=r"template\.not_a_workbook"):
        brought(book, tmp_path / "zeros.xlsx")
    assert desk.all(WorkbookTemplate) == ()


def test_only_the_forms_of_the_call_are_offered_and_all_without_a_call(desk, book, form_file):
    brought(book, form_file)
    other = Call(id=desk.new_id(), title=Bilingual("Інший", "Other"))
    desk.put("change.created", other)
    donor_forms.bring_form(desk, form_file, other.id)
    assert len(donor_forms.forms_for(book)) == 1
    project = new_project(desk, Bilingual("Садок", "Kindergarten"))
    assert len(donor_forms.forms_for(small_budget(desk, project_id=project.id))) == 2


def test_the_filled_form_shows_the_figures_of_the_budget(desk, book, form_file, tmp_path):
    form = donor_forms.open_form(desk, brought(book, form_file))
    planned = donor_forms.plan(form, MAPPING, book)
    done = donor_forms.result_of(donor_forms.fill(planned, tmp_path / "out.xlsx"))
    content = done.path.read_bytes()
    assert shown(content, "Budget", "B1", "B5", "C5", "D5", "E11", "E13") == [
        "Дах школи", "Дошки", 10, 100, float(book.figures.total.amount), float(book.figures.grant.amount)]
    assert done.problems == ()
    english = donor_forms.plan(form, replace(MAPPING, language="en"), book)
    assert shown(donor_forms.result_of(donor_forms.fill(english, tmp_path / "en.xlsx")).path.read_bytes(),
                 "Budget", "B1", "B5") == ["School roof", "Дошки en"]


def test_every_value_is_one_of_the_budget(desk, book):
    proposal = desk.all(Proposal)[0]
    desk.put("change.edited", replace(proposal, period=Period(None, None)))
    book = BudgetBook(desk, book.budget_id)
    values, figures = form_values(book, "uk", ("lines", "rows", "headings", "sources", "lines:1")), book.figures
    assert values.of("total") == figures.total.amount == Decimal(1340)
    assert (values.of("total.grant"), values.of("total.own"), values.of("total.source:grant")) == (600, 500, 600)
    assert (values.of("total.year:1"), values.of("total.year:2027"), values.of("total.year:9")) == (1340, 1340, 0)
    assert (values.of("grant.year:1"), values.of("total.heading:1"), values.of("grant.heading:1")) == (600, 1340, 600)
    assert values.of("share.grant") == Decimal("0.447761")
    assert sum(row["row.amount"] for row in values.rows["lines"]) == figures.total.amount
    assert values.rows["lines"] == values.rows["lines:1"]
    assert [row["row.number"] for row in values.rows["rows"]] == ["1", "1.1", "1.2", "1.3"]
    assert [row["row.amount"] for row in values.rows["headings"]] == [1340]
    assert [row["row.amount"] for row in values.rows["sources"]] == [500, 600]
    assert values.rows["lines"][0]["row.source:grant"] == 600


def test_a_share_line_is_so_many_per_cent_of_its_base(desk, book):
    heading = book.siblings("")[0]
    overhead = replace(line(desk, book.budget_id, heading.id, "Накладні", "1", "1", "UAH", "d"), line_type="share",
                       quantity=None, unit_cost=None, unit="", percent=Decimal("0.07"), role="indirect")
    book.write("change.created", [overhead], kind="budget_line", title="")
    row = form_values(book, "uk", ("lines",)).rows["lines"][3]
    assert (row["row.unit"], row["row.quantity"], row["row.unit_cost"], row["row.amount"]) == (
        "%", Decimal("0.07"), Decimal(1340), Decimal("93.80"))


def test_a_price_in_another_currency_is_given_in_that_of_the_budget(desk, book):
    line_id = numbered(book)["1.1"]
    price = ConvertedMoney(money("2.50", "EUR"), Decimal("49.2"))
    book.write("change.edited", [replace(book.lines[line_id], unit_cost=price)])
    values = form_values(book, "uk", ("lines",))
    row = values.rows["lines"][0]
    assert (row["row.unit_cost"], row["row.price"], row["row.price_currency"], row["row.amount"]) == (
        Decimal("123.000"), Decimal("2.50"), "EUR", Decimal("1230.00"))
    assert values.of("rate") == Decimal("49.2")


def test_a_mapping_is_proposed_kept_and_shared_with_others(desk, book, form_file, tmp_path):
    form = donor_forms.open_form(desk, brought(book, form_file))
    mapping = donor_form_mappings.propose(form, book, "uk")
    assert (mapping.language, len(mapping.blocks)) == ("en", 1)
    record = donor_form_mappings.save_mapping(desk, form.record, mapping)
    assert donor_forms.open_form(desk, record).mapping == mapping
    out = donor_form_mappings.export_mapping(mapping, tmp_path / "mapping.json")
    assert donor_form_mappings.import_mapping(out) == mapping
    desk.store.undo()
    assert donor_forms.open_form(desk, desk.get(WorkbookTemplate, record.id)).mapping == FormMapping()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[]", b'{"format": "other"}'])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, content):
    (tmp_path / "m.json").write_bytes(content)
    with pytest.raises(FileProblem, match=r"template\.mapping_unreadable"):
        donor_form_mappings.import_mapping(tmp_path / "m.json")


def test_what_stands_in_the_way_is_refused_and_no_file_written(desk, book, form_file, tmp_path):
    form = donor_forms.open_form(desk, brought(book, form_file))
    short = replace(MAPPING, blocks=(replace(MAPPING.blocks[0], rows=2),))
    for mapping, code in ((short, "template.too_few_rows"), (FormMapping(), "donor_form.nothing_mapped")):
        with pytest.raises(RuleBroken) as refused:
            donor_forms.result_of(donor_forms.fill(donor_forms.plan(form, mapping, book), tmp_path / "out.xlsx"))
        assert refused.value.code == code
    assert not (tmp_path / "out.xlsx").exists()


def test_a_form_whose_file_or_mapping_is_damaged_is_named(desk, book, form_file):
    record = brought(book, form_file)
    with pytest.raises(FileProblem, match=r"template\.mapping_unreadable"):
        donor_forms.open_form(desk, replace(record, mapping="{"))
    with pytest.raises(FileProblem, match=r"template\.file_gone"):
        donor_forms.open_form(desk, replace(record, attachment_id=""))


def test_a_removed_form_comes_back_with_undo(desk, book, form_file):
    record = brought(book, form_file)
    donor_forms.remove_form(desk, record)
    assert (desk.all(WorkbookTemplate), desk.all(Attachment)) == ((), ())
    desk.store.undo()
    assert donor_forms.open_form(desk, record).template.sheets


def test_what_a_form_contains_is_told_before_it_is_filled(desk, book, tmp_path):
    (tmp_path / "rich.xlsx").write_bytes(rich_form())
    form = donor_forms.open_form_file(tmp_path / "rich.xlsx")
    assert form.warnings == ()
    assert {each.code for each in donor_forms.kept_of(form)} >= {"template.kept.text_boxes", "template.kept.sparklines"}


def test_the_preview_shows_values_results_and_what_is_emptied(desk, book, form_file):
    form = donor_forms.open_form(desk, brought(book, form_file))
    sheet = planned_for(form, MAPPING, book, "uk").sheets[0]
    marks = {address: (sheet.cells[place].text, sheet.cells[place].mark) for address, place in (
        ("B5", (5, 2)), ("D5", (5, 4)), ("E11", (11, 5)), ("B10", (10, 2)), ("A4", (4, 1)))}
    assert marks == {"B5": ("Дошки", Mark.FILLED), "D5": ("100,00", Mark.FILLED), "B10": ("", Mark.EMPTIED),
                     "E11": ("1\u00a0340,00", Mark.RESULT), "A4": ("No", Mark.PLAIN)}


def test_places_of_entries_are_found_and_new_lists_know_their_columns(desk, book, form_file):
    form = donor_forms.open_form(desk, brought(book, form_file))
    assert donor_form_places.place_of(form, MAPPING, "cell:1") == ("Budget", 13, 5)
    assert donor_form_places.place_of(form, MAPPING, "block:0") == ("Budget", 5, 1)
    assert donor_form_places.entry_at(form, MAPPING, "Budget", "C7") == "block:0"
    assert donor_form_places.entry_at(form, MAPPING, "Budget", "G7") == ""
    made = donor_form_places.new_block(form, "Budget", "B5")
    assert (made.first_row, made.rows) == (5, 1)
    assert donor_form_places.columns_of(form, made)[1] == ("B", "Cost item")
    changed = donor_form_places.with_entry(MAPPING, "cell:0", CellEntry("total", "Budget", "F1"))
    assert donor_form_places.without(changed, "block:0").cells[0].field == "total"


def test_every_field_that_is_offered_is_one_a_mapping_takes(book):
    offered = [code for code, _ in donor_form_fields.single_fields(book)]
    blocks = [code for code, _ in donor_form_fields.blocks(book)]
    mapping = FormMapping("uk", tuple(CellEntry(code, "Budget", f"A{at}") for at, code in enumerate(offered, 1)),
                          tuple(BlockEntry(code, tuple(("A", field) for field, _ in
                                                       donor_form_fields.row_fields(book, code)), "Budget", 1, 1)
                                for code in blocks))


    assert read_mapping_text(mapping_text(mapping)) == mapping
    assert "lines:1" in blocks
    assert all(words and "." not in words[:12] for _, words in donor_form_fields.single_fields(book))


def test_a_form_and_a_budget_are_found_by_what_people_call_them(desk, book, form_file):
    record = brought(book, form_file)
    assert donor_forms.form_called(desk, "Annex B") == donor_forms.form_called(desk, "Annex B.xlsx") == record
    assert donor_forms.book_of(desk, "AP-2026-001").budget_id == book.budget_id
    with pytest.raises(RuleBroken, match=r"donor_form\.unknown"):
        donor_forms.form_called(desk, "Annex C")
