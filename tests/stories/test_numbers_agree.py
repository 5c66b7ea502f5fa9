"""The same sums wherever a budget is told: screen, papers, workbooks, forms, texts, lists. One function adds them up.

All budgets of the demonstration, and two that are hard: five payers by every rule, three currencies, shares of shares,
a discount below zero, costs without a year, work given in kind, partners; and one in yens, which have no cents.
"""

import json
import shutil
from decimal import Decimal

import pytest

from hromada_desk.desktop.screens.budget.rows import RowMaker
from hromada_desk.domain.live_facts import values
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.project import Project
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_columns import COVERED, DIFFERENCE, TOTAL, grid_columns, is_year, year_of_column
from hromada_desk.services.budget_comparison import NOW, VERSION, compared, key_of
from hromada_desk.services.budget_imports import MERGE, REPLACE, apply_import, open_source, outcome_of, preview_budget
from hromada_desk.services.budget_versions import keep_version
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.donor_form_values import form_values
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.services.reports import rendered
from hromada_desk.services.totals import money_of_project, money_of_projects
from hromada_desk.services.word_templates import values_of
from hromada_desk.text.numbers import format_money, format_number
from tests.demonstration import open_demo_file
from tests.documents.reading import text_of, tidy
from tests.documents.recalculation import cells_of, opened
from tests.stories.hard_budgets import hard_budget, yens


@pytest.fixture(scope="module")
def desk(demo, tmp_path_factory):
    """The demonstration with the two hard budgets."""
    path = shutil.copy(demo, tmp_path_factory.mktemp("agree") / demo.name)
    opened_desk = open_demo_file(path)
    hard_budget(opened_desk)
    yens(opened_desk)
    yield opened_desk
    opened_desk.close()


@pytest.fixture(scope="module")
def books(desk):
    found = [BudgetBook(desk, each.id) for each in desk.all(Budget) if desk.all(BudgetLine, budget_id=each.id)]
    assert len(found) >= 10
    return found


def truth(book):
    """What every other place must tell."""
    figures, reading = book.figures, book.reading
    return {"total": figures.total.amount, "eligible": figures.eligible.amount, "grant": figures.grant.amount,
            "own": reading.own.amount, "in_kind": figures.in_kind.amount, "missing": figures.missing.amount,
            "direct": reading.part(("direct",)).amount, "indirect": reading.part(("indirect",)).amount,
            "contingency": reading.part(("contingency",)).amount,
            **{f"year {year}": money.amount for year, money in figures.by_year.items()},
            **{f"payer {source_id}": each.used.amount for source_id, each in figures.sources.items() if figures.shared}}


def agree(books, told_by):
    """Nothing that is told differs from what is true; something is told of every budget."""
    differing = {}
    for book in books:
        true, told = truth(book), told_by(book)
        assert told, book.known.title
        wrong = {name: (value, true[name]) for name, value in told.items()
                 if (Decimal(str(value)) if value is not None else None) != true[name]}
        if wrong:
            differing[str(book.known.title), book.currency] = wrong
    assert differing == {}


def test_parts_of_the_truth_add_up_to_the_whole(books):
    for book in books:
        true = truth(book)
        assert sum(value for name, value in true.items() if name.startswith("year")) == true["total"]
        if book.figures.shared:
            assert sum(value for name, value in true.items() if name.startswith("payer")) + true["missing"] == true["total"]
        assert true["total"] == sum(each.own.amount for each in book.figures.lines.values())


def test_the_last_row_and_the_top_rows_of_the_grid(books):
    def told(book):
        columns = [each for each in grid_columns(book, ("years", "sources")) if each != DIFFERENCE]
        maker = RowMaker("uk")
        rows = maker.rows(book, columns, frozenset(), {}, editable=False)
        last = dict(zip(columns, maker.total(book).cells, strict=True))
        top = [row for row in rows if not row.parent]
        assert last[TOTAL].text == format_money(book.figures.total, "uk", currency=False)
        for column in columns:
            if column in (TOTAL, COVERED) or is_year(column):
                added = sum((row.cells[columns.index(column)].value or 0 for row in top), Decimal(0))
                assert added == (last[column].value or 0)
        years = {year_of_column(each): last[each].value or Decimal(0) for each in columns if is_year(each)}
        sums = {f"year {year}": value for year, value in years.items() if year in book.figures.by_year}
        return {"total": last[TOTAL].value, **sums}

    agree(books, told)


def xlsx(book, document, **wishes):
    return rendered(book.desk, document, book.budget_id, file_format="xlsx", language="uk", **wishes).content


def named(data):
    """The values of the workbook's names, as Excel shows them before computing anything."""
    cells = cells_of(data)
    places = {name: each.attr_text.replace("$", "").replace("'", "").rsplit("!", 1)
              for name, each in opened(data).defined_names.items() if "!" in each.attr_text}
    return {name: Decimal(str(cells.get(tuple(place), 0))) for name, place in places.items()}


def test_the_workbook_of_the_budget(books):
    names = {"TotalCosts": "total", "TotalEligible": "eligible", "DirectCosts": "direct", "IndirectCosts": "indirect",
             "Contingency": "contingency"}

    def told(book):
        data = xlsx(book, "budget")
        found = named(data)
        sides = {"RequestedGrant": "grant", "OwnContribution": "own"}
        sheet = opened(data, values=True)["Sources"]
        paid = {str(row[0].value).partition("\n")[0]: row[4].value for row in sheet.iter_rows(min_row=4)}
        payers = {f"payer {each.id}": paid[each.name.uk] for each in book.sources
                  if book.figures.shared and [other.name for other in book.sources].count(each.name) == 1}
        return {key: found[name] for name, key in (names | sides).items()} | payers

    agree(books, told)


def test_a_quantity_is_shown_to_its_last_digit_and_without_a_lone_separator(books):
    """What "#,##0.##" makes of 17,333 and of 7 in Excel: 17,33 and "7,", which do not multiply to the sum beside."""
    book = next(each for each in books if each.known.title.uk == "Тепло")
    for document in ("budget", "budget_eu", "budget_interreg", "budget_council"):
        file = opened(xlsx(book, document))
        shown = {(cell.value, cell.number_format) for sheet in file for row in sheet.iter_rows() for cell in row}
        assert {how for value, how in shown if value == 17.333} == {"General"}, document
        assert not {how for _, how in shown if how.endswith(".##")}, document


def test_the_layouts_of_donors_and_of_the_council(books):
    def told(book):
        eu = named(xlsx(book, "budget_eu"))
        totals = {named(xlsx(book, each))["TotalCosts"] for each in ("budget_interreg", "budget_council")}
        totals |= {named(xlsx(book, "plan_fact"))["PlannedTotal"]}
        assert len(totals) == 1, totals
        return {"total": totals.pop(), "grant": eu["RequestedGrant"]}

    agree(books, told)


def test_the_fields_of_a_donors_own_form(books):
    keys = ("total", "eligible", "grant", "own", "in_kind", "missing", "direct", "indirect", "contingency")

    def told(book):
        said = form_values(book, "uk", ("lines", "sources")).single
        rows = form_values(book, "uk", ("lines", "sources")).rows
        assert sum(each["row.amount"] for each in rows["lines"]) == book.figures.total.amount
        found = {each: said["total" if each == "total" else f"total.{each}"] for each in keys}
        return found | {f"year {year}": said[f"total.year:{year}"] for year in book.figures.by_year if year}

    agree(books, told)


def test_the_plan_beside_the_facts(books):
    def told(book):
        fact = FactBook(book).fact
        assert sum(each.own.planned.minor for each in fact.lines.values()) == fact.total.planned.minor
        planned = {f"payer {source_id}": each.planned.amount for source_id, each in fact.sources.items()
                   if source_id and book.figures.shared}
        return {"total": fact.total.planned.amount, **planned}

    agree(books, told)


def test_a_comparison_with_itself_and_with_a_version_of_this_moment(books):
    def told(book):
        now = key_of(NOW, book.budget_id)
        version = keep_version(book, "Зараз")
        for other in (now, key_of(VERSION, version.id)):
            found = compared(book, other, now).found
            parts = {each.key: each.amount.right for each in found.parts}
            assert all(not each.amount.difference for each in (*found.parts, *found.rows, *found.sources))
            years = {f"year {year}": each.right.amount for year, each in found.years.items()}
            yield {each: parts[each].amount for each in ("total", "eligible", "grant", "own", "in_kind")} | years

    agree(books, lambda book: next(iter(told(book))))
    agree(books, lambda book: list(told(book))[-1])


@pytest.mark.parametrize("file_format", ["pdf", "docx", "txt", "json"])
def test_the_paper_says_the_total_the_years_and_the_payers(books, tmp_path, file_format):
    for book in books:
        data = rendered(book.desk, "budget", book.budget_id, file_format=file_format, language="uk").content
        said = tidy(words_in(data, file_format, tmp_path)).replace("\u2212", "-")
        for name, value in truth(book).items():
            if name == "total" or (value and name.startswith("payer")):
                assert written(value, book, file_format) in said, (str(book.known.title), name, value)


def words_in(data, file_format, folder):
    if file_format == "pdf":
        return text_of(data)
    if file_format == "docx":
        import docx

        path = folder / "paper.docx"
        path.write_bytes(data)
        return " ".join(cell.text for table in docx.Document(path).tables for row in table.rows for cell in row.cells)
    return data.decode("utf-8")


def written(value, book, file_format):
    """A sum as that format writes it in a table."""
    places = 0 if book.currency == "JPY" else 2
    if file_format == "json":
        return json.dumps(str(money(value, book.currency).amount))
    return tidy(format_number(value, "uk", places=places))


def test_texts_and_word_files_of_proposals(desk, books):
    keys = ("total", "eligible", "grant", "own", "in_kind")
    of_proposals = [each for each in books if each.known.proposal_id]
    assert len(of_proposals) == 3

    def told(book):
        case = proposal_case(desk, book.known.proposal_id)
        facts, filled = values(case), values_of(case, "uk")["budget"]
        for each in keys:
            assert filled[each] == format_money(facts[f"budget.{each}"], "uk")
        return {each: facts[f"budget.{each}"].amount for each in keys}

    agree(of_proposals, told)


def test_lists_of_projects_and_the_command_line(desk, books, run):
    of_projects = [each for each in books if not each.known.proposal_id]
    listed = money_of_projects(desk, desk.all(Project))

    def told(book):
        project = desk.get(Project, book.known.project_id)
        alone = money_of_project(desk, project)
        assert alone == listed[project.id]
        return {"total": alone.planned.amount}

    agree(of_projects, told)
    known = {each.id: listed[each.id].planned for each in desk.all(Project)}
    answer = run("list", desk.path, "project", "--json").json
    assert {each["id"]: each["planned_total"]["amount"] for each in answer if each["planned_total"]} == {
        key: str(planned.amount) for key, planned in known.items() if planned is not None}
    first = of_projects[0].known.project_id
    assert run("show", desk.path, "project", first, "--json").json["planned_total"]["amount"] == str(known[first].amount)


@pytest.mark.parametrize("document", ["budget", "budget_eu", "budget_interreg", "budget_council"])
def test_what_went_out_comes_in_again_with_the_same_total(desk, books, tmp_path, document):
    differing = {}
    for book in books:
        path = tmp_path / f"{document}.xlsx"
        path.write_bytes(xlsx(book, document))
        budget = Budget(id=desk.new_id(), project_id=book.known.project_id, proposal_id=desk.new_id(),
                        currency=book.currency)
        desk.put("change.created", budget, kind="budget", title="")
        other = BudgetBook(desk, budget.id)
        source = open_source(path)
        preview = preview_budget(other, source)
        alike = next((each.details["others"].split(", ") for each in outcome_of(other, preview, REPLACE).problems
                      if each.code == "budget_import.sheets_alike"), [])
        for sheet in ("", *alike):
            apply_import(other, preview_budget(other, source, sheet), MERGE if sheet else REPLACE)
            other.refresh()
        has_partners = document == "budget_interreg" and any(each.partner_id for each in book.lines.values())
        if (other.figures.total, bool(alike)) != (book.figures.total, has_partners):
            differing[str(book.known.title), book.currency] = other.figures.total, book.figures.total, alike
        desk.store.undo()
    assert differing == {}
