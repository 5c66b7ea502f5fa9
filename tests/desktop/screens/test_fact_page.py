"""The page of plan and fact: what it shows, how money is entered by keyboard, and where its checks lead."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.problem_list import ProblemList
from hromada_desk.desktop.screens.budget_fact.checks import OVER_RUNS
from hromada_desk.desktop.screens.budget_fact.page import FactPage
from hromada_desk.desktop.screens.budget_fact.rows import STRAYS
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import plan_fact as deeds
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budgets import start_budget
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import letters, office_of
from tests.services.budget_desk import new_desk, numbered, read_only, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    opened.put("change.created", Project(id="p", title=Bilingual("Дах ліцею")))
    yield opened
    opened.close()


@pytest.fixture
def opened(qtbot, qapp, tmp_path):
    """Show the page of a budget."""
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)

    def made(book, width=1198):
        office, noted, bar = office_of(book.desk, tmp_path)
        page = FactPage(office)
        page.office, page.noted, page.told = office, noted, bar
        qtbot.addWidget(page)
        page.resize(width, 640)
        page.show_book(book)
        with qtbot.waitExposed(page):
            page.show()
        page.focus_first()
        return page

    return made


@pytest.fixture
def page(desk, opened):
    """Boards of 1000, nails of 240 and paint of 100 hryvnias."""
    return opened(small_budget(desk, project_id="p"))


def line(page, number="1.1"):
    return numbered(page.facts.book)[number]


def shown(page, key, column):
    at = [each.key for each in page.model.columns].index(column)
    return page.model.shown(page.model.row_of(key)).cells[at].text.replace("\u00a0", " ")


def amount_editor(page):
    return next(each for each in page.panel.form.findChildren(QLineEdit) if "Сума" in each.accessibleName())


def type_amount(page, words):
    editor = amount_editor(page)
    editor.setFocus()
    editor.selectAll()
    letters(editor, words)
    page.commit()


def test_a_budget_with_nothing_spent_says_how_to_begin(page):
    assert "Витрат ще немає" in page.bar.sentence
    assert shown(page, line(page), "planned") == "1 000,00"
    assert shown(page, line(page), "paid") == ""


def test_a_budget_without_lines_leads_to_the_costs(qtbot, desk, opened):
    page = opened(BudgetBook(desk, start_budget(desk, currency="UAH", project_id="p").id))

    assert page.empty.isVisible()
    with qtbot.waitSignal(page.cell_asked):
        page.empty.start.click()


def test_a_payment_is_entered_by_keyboard_alone(qtbot, page):
    page.table.view.choose(line(page))
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    add = page.panel.view.tables[Payment.kind].add
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Space)
    type_amount(page, "350,50")

    assert shown(page, line(page), "paid") == "350,50"
    assert page.facts.spending.payments[0].amount == ConvertedMoney(money("350.50", "UAH"))
    page.panel.back()
    assert page.panel.view.tables[Payment.kind].model.rowCount() == 1
    assert page.panel.view.verdict.text().replace("\u00a0", " ") == "У межах плану: сплачено 35 %."


def test_a_foreign_amount_shows_the_rate_it_took(page):
    page.open_place(line(page))
    page.panel.add(Commitment.kind)
    type_amount(page, "10")
    currency = next(each for each in page.panel.form.findChildren(QComboBox) if "Валюта" in each.accessibleName())
    currency.setCurrentIndex(currency.findData("EUR"))
    currency.activated.emit(currency.currentIndex())
    page.commit()

    assert shown(page, line(page), "committed") == "492,00"
    assert "49,2" in {each.text() for each in page.panel.form.findChildren(QLineEdit)}


def test_an_over_run_is_marked_and_alt_down_leads_to_it(qtbot, page):
    made = deeds.add_commitment(page.facts, line(page, "1.2"))
    deeds.enter_amount(page.facts, made, "300", "uk")
    page.reload()

    assert shown(page, line(page, "1.2"), "over_run") == "60,00"
    qtbot.keyClick(page.table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.panel.place == line(page, "1.2")
    assert "Перевитрата 60,00" in page.panel.view.verdict.text().replace("\u00a0", " ")
    page.checks.activated_key.emit(OVER_RUNS)
    assert page.panel.place == line(page, "1.2")


def test_what_is_on_no_line_stands_on_top_and_is_put_on_one(qtbot, page):
    made = deeds.add_payment(page.facts)
    deeds.enter_amount(page.facts, made, "50", "uk")
    page.reload()

    assert page.model.shown(0).key == STRAYS
    assert page.model.totals()["paid"].text == "50,00"
    page.checks.activated_key.emit(STRAYS)
    view = page.panel.view
    view.lines.setCurrentIndex(view.lines.findData(line(page, "1.3")))
    qtbot.mouseClick(view.assign, Qt.MouseButton.LeftButton)
    assert shown(page, line(page, "1.3"), "paid") == "50,00"
    assert page.model.row_of(STRAYS) < 0
    assert page.panel.isHidden()
    assert page.noted.undo == ["1 запис віднесено на рядок 1.3."]


def test_a_contract_that_was_paid_on_is_kept_and_the_bar_says_why(page):
    page.open_place(line(page))
    page.panel.add(Contract.kind)
    contract = page.facts.spending.contracts[0]
    deeds.add_payment(page.facts, line(page), contract.id)
    page.reload()
    page.panel.show_place(page.facts, line(page))
    page.panel.view.tables[Contract.kind].doomed.emit([contract.id])

    assert "договір лишився" in page.told.sentence
    assert page.facts.spending.contracts == (contract,)


def test_a_quarter_shows_what_fell_into_it(page):
    made = deeds.enter_amount(page.facts, deeds.add_payment(page.facts, line(page)), "100", "uk")
    deeds.set_fact(page.facts, made, "paid_on", date(2027, 5, 3))
    page.reload()
    page.toolbar.kinds.choose("quarter")
    page.toolbar.kinds.chosen.emit("quarter")
    assert (page.toolbar.chooser.currentText(), shown(page, line(page), "paid")) == ("IV квартал 2026 року", "")
    page.toolbar.chooser.setCurrentIndex(page.toolbar.chooser.findText("II квартал 2027 року"))
    page.toolbar.chooser.activated.emit(page.toolbar.chooser.currentIndex())

    assert shown(page, line(page), "paid") == "100,00"
    assert shown(page, line(page), "planned") == "250,00"
    assert "II квартал 2027 року" in page.bar.sentence


def test_what_a_line_is_expected_to_cost_changes_its_forecast(page):
    page.open_place(line(page))
    editor = page.panel.view.estimate.findChildren(QLineEdit)[0]
    editor.setFocus()
    letters(editor, "1100")
    page.commit()

    assert page.facts.book.lines[line(page)].final_estimate == money(1100, "UAH")
    assert shown(page, line(page), "forecast") == "1 100,00"
    assert page.facts.book.desk.get(BudgetLine, line(page)).final_estimate == money(1100, "UAH")


def test_a_heading_takes_no_money_of_its_own(page):
    heading = page.facts.book.siblings("")[0].id
    page.open_place(heading)

    assert page.panel.view.tables == {}
    page.table.view.choose(heading)
    page.add_payment()
    assert [each.line_id for each in page.facts.spending.payments] == [""]


def test_a_finding_leads_to_its_record(page):
    made = deeds.set_fact(page.facts, deeds.add_payment(page.facts, line(page)), "paid_on", date(2026, 1, 5))
    deeds.enter_amount(page.facts, made, "100 EUR", "uk")
    page.reload()
    page.checks.activated_key.emit("findings")
    page.panel.findChild(ProblemList).activated_key.emit(f"payment|{made.id}")

    assert page.panel.form is not None
    assert any("курсу" in each.caption.text() for each in page.panel.form.forms[0].lines.values())


@pytest.mark.parametrize("file_format", ["xlsx", "pdf"])
def test_the_report_of_the_time_shown_is_written(qtbot, page, tmp_path, file_format):
    page.office.files.path = tmp_path / f"report.{file_format}"
    page.export("donor", file_format, "uk")
    qtbot.waitUntil(lambda: bool(page.noted.said), timeout=20000)

    assert Path(page.office.files.path).stat().st_size > 3000


def test_nothing_can_be_entered_where_the_file_is_only_read(desk, opened):
    book = small_budget(desk, project_id="p")
    page = opened(BudgetBook(read_only(desk), book.budget_id))
    page.open_place(line(page))

    assert not page.toolbar.payment.isEnabled()
    assert not page.panel.view.tables[Payment.kind].add.isVisible()
    page.office.desk.close()


def test_every_control_has_a_name(page):
    page.open_place(line(page))
    page.panel.add(Payment.kind)
    nameless = [each for each in page.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
                and isinstance(each, QAbstractButton | QLineEdit) and not each.accessibleName()]
    assert nameless == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_at_the_smallest_width_the_money_stays(desk, opened, language):
    set_language(language)
    page = opened(small_budget(desk, project_id="p"), width=856)
    page.open_place(line(page))
    columns = [each.key for each in page.model.columns]

    hidden = {each for at, each in enumerate(columns) if page.table.view.isColumnHidden(at)}
    assert {"planned", "committed", "paid", "over_run"}.isdisjoint(hidden)
