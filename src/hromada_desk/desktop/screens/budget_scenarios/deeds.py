"""What is done with scenarios and versions on their page, each with its way back."""

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_scenarios.panel import VariantPanel
from hromada_desk.domain.records.budget_variants import BudgetVersion, Scenario
from hromada_desk.services import budget_comparison, budget_scenarios, budget_versions
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import SCENARIO, VERSION, key_of
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment


class Variants(Protocol):
    """The page as its verbs see it: both sides by their keys, and the panel beside."""

    book: BudgetBook | None
    left: str
    right: str
    panel: VariantPanel

    def choose(self, key: str) -> None:
        """Compare the budget with that side."""

    def choose_sides(self, left: str, right: str) -> None:
        """Compare these two."""

    def reload(self) -> None:
        """Show everything as it is now."""

    def commit(self) -> None:
        """Write what is being typed."""

    def focus_first(self) -> None:
        """Give the focus to the list."""


class VariantDeeds(QObject):
    """The verbs of the page."""

    def __init__(self, office: Office, page: Variants, owner: QWidget) -> None:
        super().__init__(owner)
        self._office, self._page = office, page

    def create(self) -> None:
        """A new scenario, ready for its first step."""
        book = self._page.book
        if book is None:
            return
        taken = {each.name for each in budget_scenarios.scenarios_of(book.desk, book.budget_id)}
        names = (translate("scenarios.new_name", number=number) for number in range(1, len(taken) + 2))
        name = next(each for each in names if each not in taken)
        made = self._office.runner.run(lambda: budget_scenarios.create_scenario(book.desk, book.budget_id, name))
        if made is not None:
            self._page.choose(key_of(SCENARIO, made.id))
            if self._page.panel.steps is not None:
                self._page.panel.steps.add.setFocus()

    def keep(self) -> None:
        """The budget as it is becomes a version; its name can be changed beside."""
        book = self._page.book
        if book is None:
            return
        name = translate("scenarios.version_name", moment=format_moment(book.desk.now(), current().language))
        made = self._office.runner.run(lambda: budget_versions.keep_version(book, name))
        if made is not None:
            self._page.choose(key_of(VERSION, made.id))
            if self._page.panel.name is not None:
                self._page.panel.name.focus_field("name")
            self._office.offer_undo(translate("scenarios.kept", name=made.name))

    def copy(self, key: str) -> None:
        """A copy of a scenario."""
        self._page.commit()
        desk, scenario_id = self._office.desk, key.partition(":")[2]
        scenario = desk.find(Scenario, scenario_id)
        if scenario is None:
            return
        name = translate("scenarios.copy_name", name=scenario.name)
        made = self._office.runner.run(lambda: budget_scenarios.copy_scenario(desk, scenario_id, name))
        if made is not None:
            self._page.choose(key_of(SCENARIO, made.id))

    def remove(self, key: str) -> None:
        """A scenario or version goes to the trash."""
        desk, (kind, _, record_id) = self._office.desk, key.partition(":")

        def verb() -> Scenario | BudgetVersion:
            if kind == SCENARIO:
                return budget_scenarios.remove_scenario(desk, record_id)
            return budget_versions.remove_version(desk, record_id)

        gone = self._office.runner.run(verb)
        if gone is not None:
            self._page.reload()
            self._page.focus_first()
            self._office.offer_undo(translate("scenarios.removed", name=gone.name))

    def adopt(self) -> None:
        """The budget becomes what the scenario on the right supposes."""
        book, (kind, _, scenario_id) = self._page.book, self._page.right.partition(":")
        if book is None or kind != SCENARIO:
            return
        self._page.commit()
        scenario = book.desk.find(Scenario, scenario_id)
        if scenario is None:
            return
        name = translate("scenarios.before_name", name=scenario.name)
        desk, budget_id = book.desk, book.budget_id

        def show(version: BudgetVersion) -> None:
            if self._shows(budget_id):
                self._page.choose_sides(key_of(VERSION, version.id), key_of(budget_comparison.NOW, budget_id))
            self._office.offer_undo(translate("scenarios.adopted", name=scenario.name))

        self._office.work.start(translate("scenarios.adopting", name=scenario.name),
                                lambda: budget_scenarios.adopting(desk, budget_id, scenario_id, name), show)

    def restore(self) -> None:
        """The budget becomes what it was in the version on the right."""
        book, (kind, _, version_id) = self._page.book, self._page.right.partition(":")
        if book is None or kind != VERSION:
            return
        self._page.commit()
        name = next((each.name for each in budget_versions.versions_of(book.desk, book.budget_id)
                     if each.id == version_id), "")
        desk, budget_id = book.desk, book.budget_id

        def show(_count: int) -> None:
            if self._shows(budget_id):
                self._page.reload()
            self._office.offer_undo(translate("scenarios.restored", name=name))

        self._office.work.start(translate("scenarios.restoring", name=name),
                                lambda: budget_versions.restoring(desk, budget_id, version_id), show)

    def _shows(self, budget_id: str) -> bool:
        """Whether the page still shows that budget after a long work; its book then knows what was written."""
        book = self._page.book
        if book is None or book.budget_id != budget_id:
            return False
        book.refresh()
        return True

    def export(self) -> None:
        """The comparison on the screen as a PDF."""
        from pathlib import Path

        page, office, language = self._page, self._office, current().language
        page.commit()
        left, right = page.left, page.right
        name = office.runner.run(lambda: budget_comparison.comparison_name(office.desk, right, language))
        if name is None:
            return
        folder = Path(load_settings().last_folder or Path.home())
        path = office.files.file_to_save(translate("scenarios.export"), (("PDF", "*.pdf"),), folder / name)
        if path is None:
            return

        def make() -> Path:
            return budget_comparison.export_comparison(office.desk, left, right, language=language, out=path)

        office.work.start(translate("scenarios.exporting"), make, lambda done: office.say(
            Tone.OK, translate("scenarios.exported", name=done.name)))
