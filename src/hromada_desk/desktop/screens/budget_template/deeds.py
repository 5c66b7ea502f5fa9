"""What can be done with an opened form: propose, keep the mapping, send it, fill the form."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_template.editing import MappingEditing
from hromada_desk.domain.records.proposal import WorkbookTemplate
from hromada_desk.services import donor_form_mappings, donor_forms
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_preview import FormPlan
from hromada_desk.services.donor_forms import Filled, OpenForm
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.problem_texts import problem_sentence


class FormDeeds:
    """The verbs of the second page. `form` and `planned` are what it shows; `kept` hears that the mapping was kept."""

    def __init__(self, office: Office, book: BudgetBook, editing: MappingEditing, work: BackgroundWork,
                 kept: Callable[[], object]) -> None:
        self.form: OpenForm | None = None
        self.planned: FormPlan | None = None
        self._office, self._book, self._editing, self._work, self._kept = office, book, editing, work, kept
        self.bar = work.bar
        self.runner = ActionRunner(self.bar, work)

    @property
    def is_saved(self) -> bool:
        """Whether the mapping shown is the one kept with the form."""
        return self.form is None or self._editing.mapping == self.form.mapping

    def save(self) -> None:
        """Keep the mapping with the form, and say so."""
        saved = self._save()
        if saved is not None:
            self._kept()
            self.bar.show_message(Tone.OK, translate("donor_form.saved", title=saved.title))

    def leave(self) -> None:
        """Keep what was changed without a word: the form is left."""
        self._save()
        self.form = self.planned = None

    def fill(self) -> None:
        """Ask where to, and write the filled form."""
        planned, form = self.planned, self.form
        if planned is None or form is None:
            return
        folder = Path(load_settings().last_folder or Path.home())
        kinds = ((translate("donor_form.workbooks"), "*.xlsx"),)
        path = self._office.files.file_to_save(translate("donor_form.fill"), kinds,
                                               folder / donor_forms.suggested_name(form, self._book))
        if path is not None:
            if self._save() is not None:
                self._kept()
            self._work.start(translate("donor_form.filling"), lambda: donor_forms.fill(planned.filling, path),
                             self._tell_filled)

    def propose(self) -> None:
        """Take what the form says of itself as its mapping."""
        form = self.form
        if form is None:
            return
        found = self.runner.run(lambda: donor_form_mappings.propose(form, self._book, current().language))
        if found:
            self._editing.take(found)
            self.bar.show_message(Tone.INFO, translate("donor_form.proposed", cells=len(found.cells),
                                                       blocks=len(found.blocks)))
        else:
            self.bar.show_message(Tone.INFO, translate("donor_form.nothing_proposed"))

    def export_mapping(self) -> None:
        """Write the mapping into a file that can be sent to others."""
        if self.form is None:
            return
        name = donor_form_mappings.suggested_name(self.form)
        folder = Path(load_settings().last_folder or Path.home())
        path = self._office.files.file_to_save(translate("donor_form.export_mapping"), _mapping_files(), folder / name)
        if path is not None:
            done = self.runner.run(lambda: donor_form_mappings.export_mapping(self._editing.mapping, path))
            if done is not None:
                self.bar.show_message(Tone.OK, translate("donor_form.mapping_written", path=str(done)))

    def import_mapping(self) -> None:
        """Take the mapping of a file somebody sent."""
        folder = Path(load_settings().last_folder or Path.home())
        path = self._office.files.file_to_open(translate("donor_form.import_mapping"), _mapping_files(), folder)
        mapping = self.runner.run(lambda: donor_form_mappings.import_mapping(path)) if path is not None else None
        if mapping is not None:
            self._editing.take(mapping)

    def _save(self) -> WorkbookTemplate | None:
        """Keep the mapping where it was changed; the record as it is kept, None where there was nothing to do."""
        form, mapping = self.form, self._editing.mapping
        if form is None or self._office.desk.read_only or self.is_saved:
            return None
        saved = self.runner.run(lambda: donor_form_mappings.save_mapping(self._office.desk, form.record, mapping))
        if saved is not None:
            self.form = replace(form, record=saved, mapping=mapping)
        return saved

    def _tell_filled(self, done: Filled) -> None:
        words = translate("donor_form.filled", path=str(done.path), cells=done.cells, formulas=done.computed)
        careful = [problem_sentence(each.code, each.details) for each in done.problems if not each.field]
        self.bar.show_message(Tone.WARNING if careful else Tone.OK, " ".join((words, *careful)))


def _mapping_files() -> tuple[tuple[str, str], ...]:
    return ((translate("donor_form.mapping_file"), "*.json"),)
