"""The dialog of the donor's form as a person goes through it: bring, propose, correct by key, save, fill."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.budget_template.dialog import DonorFormDialog
from hromada_desk.desktop.screens.budget_template.entry_dialogs import BlockDialog, CellDialog
from hromada_desk.domain.donor_form import BlockEntry, CellEntry
from hromada_desk.domain.records.proposal import WorkbookTemplate
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.projects import new_project
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import office_of
from tests.exchange.form_books import one_sheet, plain_form, shown, with_macros
from tests.services.budget_desk import new_desk, read_only, small_budget


class Files:
    """Answers the questions which file."""

    def __init__(self, opened, saved):
        self.opened, self.saved = opened, saved

    def file_to_open(self, _title, _kinds, _folder):
        return self.opened

    def file_to_save(self, _title, _kinds, _suggested):
        return self.saved


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def open_dialog(qtbot, qapp, tmp_path, desk):  # closed before the workspace is
    """The dialog over a window of the given size, its files answered by paths."""
    made = []

    def opened(book, content=b"", size=(1366, 768), language="uk"):
        set_language(language)
        style.install(qapp, style.Theme.LIGHT, 1.0)
        window = QWidget()
        window.resize(*size)
        qtbot.addWidget(window)
        (tmp_path / "Annex B.xlsx").write_bytes(content or plain_form())
        office, noted, _ = office_of(book.desk, tmp_path)
        office = replace(office, files=Files(tmp_path / "Annex B.xlsx", tmp_path / "filled.xlsx"))
        dialog = DonorFormDialog(office, book, window)
        dialog.noted, dialog.kept_window = noted, window
        with qtbot.waitExposed(dialog):
            dialog.show()
        made.append(dialog)
        return dialog

    yield opened
    for dialog in made:
        dialog.close()
    set_language("uk")


@pytest.fixture
def book(desk):
    return small_budget(desk, project_id=new_project(desk, Bilingual("Дах школи", "School roof")).id)


def bring(qtbot, dialog):
    dialog.bring()
    qtbot.waitUntil(lambda: dialog.deeds.planned is not None, timeout=10_000)


def answer(qtbot, deed):
    """Do something with the small dialog that opens next, inside its own loop."""
    def act():
        shown_dialog = QApplication.activeModalWidget()
        deed(shown_dialog)
        shown_dialog.try_accept()
        if shown_dialog.isVisible():
            shown_dialog.reject()

    QTimer.singleShot(0, act)


def test_from_an_empty_list_to_a_filled_form(qtbot, open_dialog, book, tmp_path):
    dialog = open_dialog(book)
    assert dialog.choosing.empty.isVisible()
    bring(qtbot, dialog)
    assert not dialog.page.fill.isEnabled()
    dialog.page.propose.click()
    assert [each.field for each in dialog.editing.mapping.cells] == ["total.grant", "project.title"]
    assert dialog.page.model.rowCount() == 3
    assert dialog.page.fill.isEnabled()
    dialog.page.fill.click()
    qtbot.waitUntil(lambda: (tmp_path / "filled.xlsx").exists() and not dialog.work.is_running, timeout=10_000)
    assert shown((tmp_path / "filled.xlsx").read_bytes(), "Budget", "B5", "E11") == [
        "Дошки en", float(book.figures.total.amount)]
    assert book.desk.all(WorkbookTemplate)[0].mapping == dialog.deeds.form.record.mapping != ""


def test_a_cell_is_chosen_by_key_and_given_a_field(qtbot, open_dialog, book):
    dialog = open_dialog(book)
    bring(qtbot, dialog)
    view = dialog.page.view
    view.go_to(2, 3)

    def choose(small):
        assert isinstance(small, CellDialog)
        assert small.place.text() == "C2"
        small.field.setCurrentIndex(small.field.findData("total.own"))

    answer(qtbot, choose)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert dialog.editing.mapping.cells == (CellEntry("total.own", "Budget", "C2"),)
    assert view.shown.cell(view.shown.index(1, 2)).text == "500"
    assert dialog.page.unsaved.text()
    qtbot.keyClick(dialog.page.entries.view, Qt.Key.Key_Delete)
    assert dialog.editing.mapping.cells == ()


def test_a_list_is_added_and_what_stands_in_the_way_is_said(qtbot, open_dialog, book):
    dialog = open_dialog(book)
    bring(qtbot, dialog)
    dialog.page.view.go_to(5, 2)

    def choose(small):
        assert isinstance(small, BlockDialog)
        small.rows.setText("2")
        small.choosers["B"].setCurrentIndex(small.choosers["B"].findData("row.title"))

    answer(qtbot, choose)
    dialog.page.block_added.emit()
    assert dialog.editing.mapping.blocks == (BlockEntry("lines", (("B", "row.title"),), "Budget", 5, 2),)
    assert not dialog.page.fill.isEnabled()
    assert dialog.page.problems.isVisible()
    answer(qtbot, lambda small: small.join.setChecked(True))
    dialog.page.entry_asked.emit("block:0")
    assert dialog.page.fill.isEnabled()


@pytest.mark.parametrize("typed", ["", "7B", "B0", "AAAA1"])
def test_a_place_that_is_no_cell_is_said_in_the_small_dialog(qtbot, open_dialog, book, typed):
    dialog = open_dialog(book)
    small = CellDialog(book, CellEntry("total", "Budget", typed), "Budget", ("Grant",), dialog)
    qtbot.addWidget(small)
    small.try_accept()
    assert small.wrong.text()
    small.place.setText("grant")
    small.try_accept()
    assert (small.wrong.text(), small.entry()) == ("", CellEntry("total", name="Grant"))


def test_what_was_changed_is_kept_when_the_form_is_left(qtbot, open_dialog, book):
    dialog = open_dialog(book)
    bring(qtbot, dialog)
    dialog.deeds.propose()
    dialog.show_list()
    assert book.desk.all(WorkbookTemplate)[0].mapping
    assert dialog.choosing.model.shown(0).cells[2].text == "є"


def test_a_form_that_cannot_be_read_is_a_sentence_in_the_dialog(qtbot, open_dialog, book):
    dialog = open_dialog(book, bytes(2_000_000))
    dialog.bring()
    qtbot.waitUntil(lambda: not dialog.work.is_running, timeout=10_000)
    assert "Annex B.xlsx" in dialog.bar.sentence
    assert book.desk.all(WorkbookTemplate) == ()


def test_a_circle_of_formulas_is_told_before_filling(qtbot, open_dialog, book):
    dialog = open_dialog(book, one_sheet({"A1": "=B1", "B1": "=A1"}))
    bring(qtbot, dialog)
    assert "Budget!A1" in dialog.page.lost.text()
    assert "2" in dialog.page.formulas.text()


def test_somebody_who_may_only_read_can_fill_but_not_bring_or_keep(qtbot, open_dialog, book, tmp_path):
    bring(qtbot, open_dialog(book))
    other = read_only(book.desk)
    try:
        dialog = open_dialog(type(book)(other, book.budget_id))
        assert not dialog.choosing.bring.isEnabled()
        dialog.open_form(other.all(WorkbookTemplate)[0].id)
        qtbot.waitUntil(lambda: dialog.deeds.planned is not None, timeout=10_000)
        dialog.deeds.propose()
        assert (dialog.page.save.isEnabled(), dialog.page.fill.isEnabled()) == (False, True)
        dialog.close()
    finally:
        other.close()


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)])
def test_everything_fits_and_has_a_name(qtbot, open_dialog, book, size, language):
    dialog = open_dialog(book, with_macros(), size=size, language=language)
    bring(qtbot, dialog)
    dialog.deeds.propose()
    dialog.bar.show_message(Tone.WARNING, "A sentence that is long enough to be broken into two or three lines. " * 4)
    QApplication.processEvents()
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    assert dialog.minimumSizeHint().height() <= size[1]
    for each in dialog.findChildren(QAbstractButton):
        if each.isVisible() and each.text():
            assert each.width() >= each.sizeHint().width(), each.text()
            assert each.accessibleName(), each.text()
