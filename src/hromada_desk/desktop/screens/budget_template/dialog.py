"""The dialog of the donor's form: the list of forms, and one form with what goes where."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_template.choosing import ChoosePage
from hromada_desk.desktop.screens.budget_template.deeds import FormDeeds
from hromada_desk.desktop.screens.budget_template.editing import MappingEditing
from hromada_desk.desktop.screens.budget_template.form_page import FormPage
from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.records.proposal import WorkbookTemplate
from hromada_desk.services import donor_forms
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_preview import FormPlan, is_large, planned_for
from hromada_desk.services.donor_forms import OpenForm
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate

WIDTH, HEIGHT, MARGIN = 1180, 700, 32
WORKBOOKS = "*.xlsx *.xlsm"


def fill_donor_form(office: Office, book: BudgetBook) -> None:
    """Let the person choose or bring a donor's form, say what goes where, and fill it from that budget."""
    DonorFormDialog(office, book, office.work.bar.window()).exec()


class DonorFormDialog(QDialog):
    """Two pages. What was changed in a mapping is kept when its form is left."""

    def __init__(self, office: Office, book: BudgetBook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("donor_form.title"))
        self.resize(min(WIDTH, parent.width() - MARGIN), min(HEIGHT, parent.height() - MARGIN))
        self._office, self._book = office, book
        self.bar = MessageBar()
        self.work = BackgroundWork(self.bar, self)
        self.choosing, self.page = ChoosePage(book), FormPage(book)
        self.editing = MappingEditing(book, self.page, self._replan)
        self.deeds = FormDeeds(office, book, self.editing, self.work, lambda: self._show_plan(self.deeds.planned))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.choosing)
        self._pages.addWidget(self.page)
        layout = column(self, spacing=0)
        layout.addWidget(self.bar)
        layout.addWidget(self.work.strip)
        layout.addWidget(self._pages, 1)
        self._connect()
        self.show_list()

    def show_list(self) -> None:
        """Back to the list of forms."""
        self.deeds.leave()
        self.bar.hide()
        self._pages.setCurrentWidget(self.choosing)
        self.choosing.show_forms()

    def open_form(self, record_id: str) -> None:
        """Read a form off the window's thread and show it."""
        desk = self._office.desk
        record = desk.find(WorkbookTemplate, record_id)
        if record is not None:
            self.bar.hide()
            self.work.start(translate("donor_form.reading"), lambda: donor_forms.open_form(desk, record),
                            self._show_form)

    def bring(self) -> None:
        """Take a workbook into the workspace and open it."""
        folder = Path(load_settings().last_folder or Path.home())
        kinds = ((translate("donor_form.workbooks"), WORKBOOKS),)
        path = self._office.files.file_to_open(translate("donor_form.bring"), kinds, folder)
        if path is None:
            return
        call = donor_forms.call_of(self._book)
        call_id = call.id if call is not None else ""
        self.bar.hide()
        self.work.start(translate("donor_form.bringing", name=path.name),
                        lambda: donor_forms.bring_form(self._office.desk, path, call_id), self._brought)

    def remove(self, record_id: str) -> None:
        """A form goes to the trash; undo brings it back."""
        desk = self._office.desk
        record = desk.find(WorkbookTemplate, record_id)
        if record is None or desk.read_only:
            return
        self.deeds.runner.run(lambda: donor_forms.remove_form(desk, record))
        self.choosing.show_forms()
        self._office.offer_undo(translate("donor_form.removed", title=record.title))

    def reject(self) -> None:
        self._leave()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.deeds.leave()
        self.work.close()

    def _brought(self, record: WorkbookTemplate) -> None:
        self._office.offer_undo(translate("donor_form.brought", title=record.title))
        self.choosing.show_forms()
        self.open_form(record.id)

    def _show_form(self, form: OpenForm) -> None:
        self.deeds.form = form
        self.page.show_form(form)
        self._pages.setCurrentWidget(self.page)
        self.editing.open(form)
        self.page.view.setFocus()

    def _replan(self, mapping: FormMapping) -> None:
        """Show what that mapping would make of the form."""
        form = self.deeds.form
        if form is None:
            return
        make: Callable[[], FormPlan] = partial(planned_for, form, mapping, self._book, current().language)
        if is_large(form):
            self.work.start(translate("donor_form.reading"), make, self._show_plan)
        else:
            self._show_plan(self.deeds.runner.run(make))

    def _show_plan(self, planned: FormPlan | None) -> None:
        if planned is not None and self.deeds.form is not None:
            self.deeds.planned = planned
            self.page.show_plan(planned, self.editing.mapping, is_saved=self.deeds.is_saved)

    def _connect(self) -> None:
        choosing, page, deeds = self.choosing, self.page, self.deeds
        choosing.form_opened.connect(self.open_form)
        choosing.form_removed.connect(self.remove)
        choosing.bring_asked.connect(self.bring)
        choosing.closed.connect(self.reject)
        for signal, deed in ((page.back_asked, self.show_list), (page.save_asked, deeds.save),
                             (page.fill_asked, deeds.fill), (page.propose_asked, deeds.propose),
                             (page.export_asked, deeds.export_mapping), (page.import_asked, deeds.import_mapping)):
            signal.connect(deed)
