"""The dialog of an import: choose or paste, look, correct columns, decide rows, take in with one undo."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.budget_import.dialog import BudgetImportDialog, import_into_budget
from hromada_desk.domain.money import money
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import office_of
from tests.exchange.budget_layouts import EU_OLD, WRONG_SUMS, saved
from tests.services.budget_desk import new_desk, read_only, small_budget

SMALLEST, USUAL = (1024 - 32, 640 - 32), (1366 - 32, 768 - 32)


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def dialog(qtbot, qapp, desk, tmp_path):
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    office, noted, _ = office_of(desk, tmp_path)
    made = BudgetImportDialog(office, small_budget(desk))
    made.noted = noted
    qtbot.addWidget(made)
    made.resize(*SMALLEST)
    with qtbot.waitExposed(made):
        made.show()
    return made


def read(qtbot, dialog, path):
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.preview.isVisible() and not dialog.work.is_running)


def titles(dialog):
    model = dialog.preview.rows.model
    return [model.shown(row).cells[2].text.strip() for row in range(model.rowCount())]


def said(dialog):
    """The line of totals, with plain spaces."""
    return dialog.preview.totals.text().replace("\u00a0", " ")


def findings(dialog):
    model = dialog.preview.problems.findings
    return [model.finding(row).sentence for row in range(model.rowCount())]


def test_a_file_is_read_shown_and_taken_in_as_one_change(qtbot, dialog, desk, tmp_path):
    read(qtbot, dialog, saved(tmp_path / "sheet.xlsx", WRONG_SUMS))
    assert titles(dialog) == ["Місцевий офіс", "Оренда", "Зв’язок", "Разом, розділ 4", "Усього"]
    assert "16 500,00" in said(dialog)
    assert "15 900,00" in said(dialog)

    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.preview.confirm, Qt.MouseButton.LeftButton)

    book = dialog._book
    book.refresh()
    assert dialog.imported == 2
    assert book.figures.total == money(1340 + 15900, "UAH")
    desk.store.undo()
    book.refresh()
    assert book.figures.total == money(1340, "UAH")


def test_a_copied_table_is_read_from_the_clipboard(qtbot, dialog):
    data = QMimeData()
    data.setText("Назва\tК-сть\tЦіна, грн\tСума, грн\nСтіл\t2\t50,5\t101\nШафа\t1\t900\t900\n")
    QGuiApplication.clipboard().setMimeData(data)

    dialog.take_clipboard()

    qtbot.waitUntil(dialog.preview.isVisible)
    assert titles(dialog) == ["Стіл", "Шафа"]


def test_an_empty_clipboard_is_a_sentence_and_the_question_stays(qtbot, dialog):
    QGuiApplication.clipboard().clear()

    dialog.take_clipboard()

    qtbot.waitUntil(lambda: bool(dialog.bar.sentence))
    assert "буфері" in dialog.bar.sentence
    assert dialog.start.isVisible()


def test_a_remark_leads_to_its_row_where_it_is_decided(qtbot, dialog, tmp_path):
    read(qtbot, dialog, saved(tmp_path / "sheet.xlsx", WRONG_SUMS))
    preview = dialog.preview
    preview.pages.chosen.emit("problems")
    assert findings(dialog)[0] == "Рядок 3: у файлі 12\u00a0400,00\u00a0₴, а 12 × 1\u00a0025 = 12\u00a0300,00\u00a0₴."

    preview.problems.activated.emit(preview.problems.findings.index(0))
    assert preview.rows.isVisible()
    assert preview.rows.table.view.current_key().startswith("3|")
    preview.rows.decided.emit(3, "sum")

    assert "16 000,00" in said(dialog)
    assert preview.rows.table.view.current_key().startswith("3|")
    preview.rows.decided.emit(3, "out")
    assert "3 600,00" in said(dialog)


def test_a_column_is_said_to_be_something_else_and_a_wrong_wish_changes_nothing(qtbot, dialog, tmp_path):
    read(qtbot, dialog, saved(tmp_path / "sheet.xlsx", WRONG_SUMS))
    preview = dialog.preview
    preview.columns.changed.emit(5, "kept")
    assert not [each for each in findings(dialog) if "12\u00a0400" in each]

    preview.columns.changed.emit(1, "kept")

    assert "назви витрат" in dialog.bar.sentence
    assert preview.columns.boxes[1].currentData() == "title"
    assert titles(dialog)[1] == "Оренда"


def test_instead_of_the_lines_says_how_many_go_to_the_trash(qtbot, dialog, tmp_path):
    read(qtbot, dialog, saved(tmp_path / "sheet.xlsx", EU_OLD))

    dialog.preview.mode.choose("replace")
    dialog.preview.mode.chosen.emit("replace")

    assert "у кошик підуть 4 рядки" in said(dialog)


def test_a_file_that_is_no_budget_is_a_sentence(qtbot, dialog, tmp_path):
    dialog.read(saved(tmp_path / "letter.xlsx", [["Шановні колеги"], ["надсилаю бюджет завтра"]]))

    qtbot.waitUntil(lambda: bool(dialog.bar.sentence))
    assert "letter.xlsx" in dialog.bar.sentence
    assert dialog.start.isVisible()


@pytest.mark.parametrize("size", [SMALLEST, USUAL])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_fits_and_has_a_name_for_readers(qtbot, qapp, desk, tmp_path, language, size):
    set_language(language)
    style.install(qapp, style.Theme.DARK, 1.0)
    office, _, _ = office_of(desk, tmp_path)
    made = BudgetImportDialog(office, small_budget(desk))
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    read(qtbot, made, saved(tmp_path / "sheet.xlsx", WRONG_SUMS))

    made.preview.rows.go_to(3)

    assert made.minimumSizeHint().width() <= size[0]
    assert made.minimumSizeHint().height() <= size[1]
    controls = [each for each in made.findChildren(QWidget)
                if isinstance(each, QAbstractButton | QComboBox) and each.isVisible()]
    assert [each for each in controls if not each.accessibleName()] == []
    cut = [each.text() for each in controls
           if isinstance(each, QAbstractButton) and each.width() < each.sizeHint().width()]
    assert cut == []


def test_a_workspace_for_reading_only_says_so_and_asks_nothing(qapp, desk, tmp_path):
    set_language("uk")
    book = small_budget(desk)
    closed = read_only(desk)
    office, noted, _ = office_of(closed, tmp_path)

    import_into_budget(office, book)

    assert "читання" in noted.said[0][1]
    closed.close()
