"""A budget comes into another as one change: added, into the same headings, or instead; and out and in again alike."""

from decimal import Decimal
from pathlib import Path

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, Rate
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.budget_imports import (
    ADD,
    MERGE,
    MODES,
    REPLACE,
    apply_import,
    keeping,
    open_source,
    outcome_of,
    pasted_source,
    preview_budget,
    rows_of,
    with_field,
)
from hromada_desk.services.projects import new_project
from hromada_desk.services.reports import export
from tests.exchange.budget_layouts import EU_NEW, EU_OLD, INTERREG, TWO_CURRENCIES, WRONG_SUMS, saved
from tests.services.budget_desk import new_desk, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk, "EUR")


def preview_of(book, tmp_path, rows, **layout):
    return preview_budget(book, open_source(saved(tmp_path / "sheet.xlsx", rows, **layout)))


def taken(book, preview, mode):
    apply_import(book, preview, mode)
    book.refresh()
    return book


def names(book):
    return [f"{each.number} {book.lines[each.line_id].title.best('uk')}" for each in book.figures.lines.values()]


def amounts(book):
    return {(each.number, book.lines[each.line_id].title, each.amount) for each in book.figures.lines.values()}


def paid(book):
    return {each.name: (book.figures.sources[each.id].used, book.figures.sources[each.id].funding_kind)
            for each in book.sources}


def test_at_the_end_everything_that_was_there_stays(book, tmp_path):
    before = names(book)

    taken(book, preview_of(book, tmp_path, EU_OLD), ADD)

    assert names(book)[:len(before)] == before
    assert names(book)[len(before):len(before) + 3] == ["2 Human Resources", "2.1 Local staff", "2.2 Expat staff"]


def test_a_share_of_what_is_there_already_comes_in_as_the_figure_of_the_sheet(book, tmp_path):
    """Direct costs of the budget are more than those of the sheet, so 5 % of them would be another sum."""
    preview = preview_of(book, tmp_path, EU_OLD)

    outcome = outcome_of(book, preview, ADD)

    assert (outcome.shares, outcome.coming, outcome.stated) == (0, money("24267.60", "EUR"), money("24267.60", "EUR"))
    assert [each.code for each in outcome.problems].count("budget_import.share_taken_once") == 2
    assert outcome.after == outcome.before + outcome.coming


def test_instead_of_the_lines_shares_stay_shares_and_the_old_lines_go_to_the_trash(book, tmp_path):
    before = len(book.lines)

    taken(book, preview_of(book, tmp_path, EU_OLD), REPLACE)

    assert book.figures.total == money("24267.60", "EUR")
    assert {each.role: each.percent for each in book.lines.values() if each.line_type == "share"} == {
        "contingency": Decimal("0.05"), "indirect": Decimal("0.07")}
    assert len([each for each in book.desk.store.all(BudgetLine, trashed=True) if not each.alive]) == before


def test_into_headings_of_the_same_name_in_either_language(book, tmp_path):
    heading = book.siblings("")[0]
    book.write("change.edited", [BudgetLine(id=heading.id, budget_id=heading.budget_id, line_type="heading",
                                            position=heading.position, title=Bilingual("Персонал", ""))])

    taken(book, preview_of(book, tmp_path, EU_OLD), MERGE)

    assert [each for each in names(book) if each.startswith("1")][-2:] == ["1.4 Local staff", "1.5 Expat staff"]
    assert "2 Other costs, services" in names(book)


@pytest.mark.parametrize("mode", MODES)
def test_one_undo_takes_an_import_back_whole(book, tmp_path, mode):
    before, payers = amounts(book), paid(book)

    taken(book, preview_of(book, tmp_path, INTERREG), mode)
    book.desk.store.undo()
    book.refresh()

    assert (amounts(book), paid(book)) == (before, payers)


def test_payers_of_the_sheet_meet_the_sources_of_the_budget_or_become_new_ones(book, tmp_path):
    taken(book, preview_of(book, tmp_path, INTERREG), REPLACE)

    assert book.figures.total == money(88560, "EUR")
    assert {each.name.uk or each.name.en: book.figures.sources[each.id].used.amount for each in book.sources} == {
        "Місцевий бюджет": Decimal("8856.00"), "Грант": Decimal("79704.00")}
    assert book.figures.missing == money(0, "EUR")


def test_a_payer_nobody_knows_becomes_a_source(book, tmp_path):
    rows = [["Назва", "К-сть", "Ціна, EUR", "Сума, EUR", "Державна субвенція", "Ґміна Ясна Долина / Gmina Jasna Dolina"],
            ["Насос", 2, 50, 100, 60, 40], ["Труба", 1, 9.5, 9.5, 9.5, 0]]

    taken(book, preview_of(book, tmp_path, rows), REPLACE)

    made = {each.name: each for each in book.sources}
    assert made[Bilingual("Ґміна Ясна Долина", "Gmina Jasna Dolina")].funding_kind == "partner"
    assert book.figures.by_kind["state_subvention"] == money("69.50", "EUR")


def test_foreign_prices_take_the_rate_of_the_workspace_and_one_without_a_rate_is_named_by_the_rules(book, tmp_path):
    book.desk.put("change.created", Rate(id=book.desk.new_id(), currency="PLN", rate=None, rate_on=None))

    taken(book, preview_of(book, tmp_path, TWO_CURRENCIES), REPLACE)

    by_name = {each.title.uk: each.unit_cost for each in book.lines.values() if each.unit_cost}
    assert by_name["Насос"] == ConvertedMoney(money("4500.50", "EUR"))
    assert by_name["Монтаж"].rate is not None
    assert [each.currency for each in book.figures.missing_rates] == ["PLN"]


def test_shares_of_a_sheet_in_another_currency_are_kept_as_parts_of_the_lines(desk, tmp_path):
    book = small_budget(desk, "UAH")

    taken(book, preview_of(book, tmp_path, INTERREG), REPLACE)

    assert book.figures.total.currency == "UAH"
    assert book.figures.missing == money(0, "UAH")


def test_totals_say_what_the_file_has_and_what_will_be(book, tmp_path):
    preview = preview_of(book, tmp_path, WRONG_SUMS)
    price = outcome_of(book, preview, REPLACE)
    whole = outcome_of(book, keeping(preview, "sum"), REPLACE)

    assert (price.lines, price.removed, price.stated) == (2, 4, money(16_500, "UAH"))
    assert whole.coming.minor > price.coming.minor


def test_a_column_said_to_be_nothing_is_not_read(book, tmp_path):
    preview = preview_of(book, tmp_path, WRONG_SUMS)

    without_sums = with_field(preview, 5, "kept")

    assert [each.said for each in rows_of(without_sums, "uk")] == [""] * 5
    with pytest.raises(RuleBroken, match="no_title"):
        with_field(preview, 1, "kept")


def test_a_read_only_workspace_is_not_written(book, tmp_path):
    preview = preview_of(book, tmp_path, EU_NEW)
    book.desk.store.read_only = True

    with pytest.raises(RuleBroken, match="read_only"):
        apply_import(book, preview, ADD)
    book.desk.store.read_only = False


@pytest.mark.parametrize("document", ["budget_eu", "budget_council"])
def test_the_layouts_of_donor_and_council_come_in_with_their_total_and_without_a_difference(desk, tmp_path, document):
    book = big_budget(desk)
    path = exported(book, tmp_path, "uk", document)

    preview = preview_budget(book, open_source(path))

    assert [each.code for each in preview.sheet.all_problems() if each.severity != "note"] == []
    assert outcome_of(book, preview, REPLACE).after == book.figures.total


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_budget_exported_and_imported_gives_the_same_figures_to_the_cent(desk, tmp_path, language):
    book = big_budget(desk)
    path = exported(book, tmp_path, language)
    before, total, payers = amounts(book), book.figures.total, paid(book)

    preview = preview_budget(book, open_source(path))
    assert [each.code for each in preview.sheet.all_problems() if each.severity != "note"] == []
    taken(book, preview, REPLACE)

    assert book.figures.total == total
    assert {(number, amount) for number, _, amount in amounts(book)} == {(number, amount) for number, _, amount in before}
    assert paid(book) == payers


def big_budget(desk):
    """A project's budget under headings, in two currencies, over two years, with three payers and two shares."""
    project = new_project(desk, Bilingual("Укриття ліцею", "Shelter of the lyceum"))
    book = small_budget(desk, "EUR", project_id=project.id)
    heading = book.siblings("")[0]
    partner = FundingSource(id=desk.new_id(), budget_id=book.budget_id, funding_kind="partner", position="zz",
                            name=Bilingual("Ґміна Ясна Долина", "Gmina Jasna Dolina"))
    foreign = BudgetLine(
        id=desk.new_id(), budget_id=book.budget_id, parent_id=heading.id, title=Bilingual("Проєкт", "Design"),
        quantity=Decimal("1.5"), unit="E51", position="d", year=2028,
        unit_cost=ConvertedMoney(money("929880.55", "UAH"), Decimal("0.0203252033")))
    indirect = BudgetLine(id=desk.new_id(), budget_id=book.budget_id, line_type="share", percent=Decimal("0.07"),
                          title=Bilingual("Непрямі витрати", "Indirect costs"), role="indirect", position="z",
                          year=2028)
    book.write("change.created", [partner, foreign, indirect])
    return book


def exported(book, folder, language, document="budget") -> Path:
    done = export(book.desk, document, book.budget_id, file_format="xlsx", language=language,
                  audience=Audience.INTERNAL, out=folder / f"budget-{language}.xlsx")
    return done.path


def test_what_is_no_budget_is_refused_and_nothing_changes(book, tmp_path):
    before = names(book)
    letter = saved(tmp_path / "letter.xlsx", [["Шановні колеги"], ["надсилаю бюджет завтра"]])

    with pytest.raises(RuleBroken, match="no_table"):
        preview_budget(book, open_source(letter))
    with pytest.raises(FileProblem, match="not_a_table"):
        open_source(tmp_path)
    with pytest.raises(RuleBroken, match="nothing_pasted"):
        pasted_source("")
    book.refresh()
    assert names(book) == before
