"""The list of projects: filter, groups, table with totals, and the panel of the chosen one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.filter_field import FilterField
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.projects.columns import columns, prepared, stage_cell, summary_of
from hromada_desk.desktop.screens.projects.importing import ListImport
from hromada_desk.desktop.screens.projects.panel import ProjectFacts
from hromada_desk.desktop.screens.projects.papers_menu import OF_ALL, papers_button
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.services.projects import ProjectRow, filter_texts, project_rows
from hromada_desk.text.catalog import current, translate


class ProjectList(QWidget):
    """The page of the list. `opened(id)`, `added()`, `removed(ids)` tell what the person wants."""

    opened = Signal(str)
    added = Signal()
    removed = Signal(list)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self._rows: dict[str, ProjectRow] = {}
        self.model = RecordTableModel(columns(), lambda shown: summary_of(self._rows, shown))
        self.table = RecordTable(self.model, translate("screen.projects"), "counted.project", "projects.total")
        self.panel = SidePanel()
        self.panel.hide()
        self.panel.closed.connect(self.table.view.setFocus)
        self._import = ListImport(office, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work())
        self._pages.addWidget(self._empty())
        column(self, spacing=0).addWidget(self._pages)
        view = self.table.view
        view.row_opened.connect(self.opened)
        view.panel_asked.connect(self.show_panel)
        view.row_chosen.connect(self._follow)
        view.delete_asked.connect(self.removed)
        self.model.set_grouped(True)
        self.model.sort(3, Qt.SortOrder.DescendingOrder)

    def reload(self) -> None:
        """Read all projects and their money again; what was chosen stays chosen."""
        chosen = self.table.view.current_key()
        desk = self.office.desk
        rows = project_rows(desk)
        self._rows = {each.project.id: each for each in rows}
        self.model.set_rows(prepared(rows, lambda: filter_texts(desk)))
        self._pages.setCurrentIndex(0 if rows else 1)
        self._count()
        if chosen:
            self.choose(chosen)
        if not self.panel.isHidden():
            self._follow(self.table.view.current_key())

    def choose(self, record_id: str) -> None:
        """Put the caret on that project."""
        self.table.view.choose(record_id)

    def start_import(self, table: Path | None = None) -> None:
        """Read that table, or ask for a list file."""
        if table is None:
            self._import.start()
        else:
            self._import.read(table)

    def focus_first(self) -> None:
        """The table, or what there is to do while it is empty."""
        if self._rows:
            if not self.table.view.currentIndex().isValid() and self.model.rowCount():
                first = next((row.key for row in self.model.matching_rows), "")
                self.choose(first)
            self.table.view.setFocus()

    def _work(self) -> QWidget:
        page = QWidget()
        across = row(page, spacing=0)
        left = column(spacing=0)
        left.addLayout(self._toolbar())
        left.addWidget(self.table, 1)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        return page

    def _toolbar(self) -> QHBoxLayout:
        bar = row(spacing=8, margins=(Size.PAGE_LEFT, 8, Size.PAGE_RIGHT, 8))
        self.filter = FilterField(translate("projects.filter"), self)
        self.filter.textChanged.connect(self._filter)
        self.grouped: QPushButton = button(translate("projects.grouped"), self._group, icon_name="group")
        self.grouped.setCheckable(True)
        self.grouped.setChecked(True)
        self._counted = Label("", Type.SMALL, "secondary")
        bar.addWidget(self.filter)
        bar.addWidget(self.grouped)
        bar.addWidget(self._counted)
        bar.addStretch(1)
        bar.addWidget(papers_button(self.office, OF_ALL, lambda: "", self))
        bar.addWidget(button(translate("projects.import"), self.start_import, icon_name="import"))
        bar.addWidget(button(translate("projects.new"), self.added.emit, kind="primary", icon_name="add"))
        return bar

    def _empty(self) -> QWidget:
        page = EmptyState(translate("projects.empty.title"), translate("projects.empty.sentence"),
                          translate("projects.new"), before_link=translate("projects.empty.or"),
                          link_words=translate("projects.empty.import"))
        page.started.connect(self.added)
        page.alternative_chosen.connect(self.start_import)
        mark(page, role="page")
        return page

    def _filter(self, text: str) -> None:
        self.model.set_filter(text)
        self._count()

    def _group(self) -> None:
        self.model.set_grouped(self.grouped.isChecked())
        self.table.view.size_rows()

    def _count(self) -> None:
        shown, everything = len(self.model.matching_rows), len(self._rows)
        words = translate("projects.shown", shown=shown, all=everything) if shown != everything else ""
        if self._rows and not shown:
            words = translate("projects.none_shown", all=everything)
        self._counted.setText(words)

    def show_panel(self, record_id: str) -> None:
        """Open the panel on that project, or close it."""
        self.panel.setVisible(self.panel.isHidden())
        self._follow(record_id)

    def _follow(self, record_id: str) -> None:
        """The panel follows the caret while it is open."""
        project_row = self._rows.get(record_id)
        if project_row is None or self.panel.isHidden():
            return
        project = project_row.project
        stage = stage_cell(project.stage)
        title = project.title.best(current().language) or translate("projects.untitled")
        self.panel.show_subject(title, project.number, stage.text, stage.icon, stage.tone)
        facts = ProjectFacts(self.office.desk, project_row)
        facts.opened.connect(lambda: self.opened.emit(record_id))
        facts.budget_asked.connect(lambda: self.office.go("budgets", f"project:{record_id}"))
        facts.passport_asked.connect(lambda: self._passport(record_id))
        self.panel.set_content(facts)

    def _passport(self, record_id: str) -> None:
        from hromada_desk.desktop.export_paper import export_paper

        export_paper(self.office, "passport", record_id)
