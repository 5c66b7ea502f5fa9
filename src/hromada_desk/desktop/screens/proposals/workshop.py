"""The workshop: outline of the form, the section that is written, readiness. Keys lead from part to part."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from hromada_desk.desktop.kit.marks import frame, row
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.findings import Trouble
from hromada_desk.desktop.screens.proposals.judging import Judging
from hromada_desk.desktop.screens.proposals.outline import Outline
from hromada_desk.desktop.screens.proposals.pages import Pages
from hromada_desk.desktop.screens.proposals.previewing import Previewing
from hromada_desk.desktop.screens.proposals.readiness_panel import ReadinessPanel
from hromada_desk.desktop.screens.proposals.states import counted_words, outline_of, stitches_of
from hromada_desk.desktop.screens.proposals.walking import ProblemWalk
from hromada_desk.domain.case import Case
from hromada_desk.domain.readiness import FORM_KINDS, Readiness
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.proposal_deadlines import deadline_of
from hromada_desk.services.proposal_review import money_of
from hromada_desk.text.catalog import translate

OUTLINE, PANEL = (272, 208), (284, 232)
"""Widths at full room and where it is short."""

PREVIEW, WIDE_PREVIEW_FROM = (560, 400), 1500
FULL_FROM, PARTS_BESIDE_PANEL_FROM = 1120, 1240
ELSEWHERE = {"call": "calls", "partner": "partners", "contact": "partners", "project": "projects", "site": "projects",
             "damage": "projects"}
"""Kinds whose problems are mended on another screen."""


class Workshop(QWidget):
    """One proposal. `moved` when its name or state changed."""

    moved = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.proposal: Proposal | None = None
        self.is_focused = False
        self.walk = ProblemWalk()
        self.outline = Outline()
        self.pages = Pages(office)
        self.panel = ReadinessPanel(office)
        self.judging = Judging(office, self)
        self.preview = Previewing(office, self.pages, self)
        self._left: QFrame = frame("window")
        inside = row(self._left, spacing=0)
        inside.addWidget(self.outline)
        layout = row(self, spacing=0)
        layout.addWidget(self._left)
        layout.addWidget(_line())
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.preview.pane)
        layout.addWidget(self.panel)
        self.outline.chosen.connect(self.turn)
        self.outline.list.activated.connect(lambda _index: self.pages.focus_first())
        self.pages.typed.connect(lambda: self.judging.judge_soon(self.pages.text.keeper.as_typed()))
        self.pages.budget_wanted.connect(partial(_open_budget, self))
        self.pages.place_wanted.connect(partial(_go_to_place, self))
        self.panel.chosen.connect(lambda key: self._go_to(self.walk.of_line(key), leave=True))
        self.judging.judged.connect(self._show)
        self.preview.toggled.connect(lambda: self._make_room(self.pages.key))
        self.judging.judged.connect(lambda case, _readiness: self.preview.follow(case))
        self.pages.focus_wanted.connect(self.turn_focus)
        for keys, words, deed in (("Alt+Down", "next_problem", self.next_problem),
                                  ("Ctrl+PgDown", "next_section", lambda: self.step(1)),
                                  ("Ctrl+PgUp", "previous_section", lambda: self.step(-1)),
                                  ("Ctrl+Shift+P", "preview", self.preview.toggle)):
            _add_key(self, keys, words, deed)

    def show_proposal(self, proposal_id: str) -> bool:
        """Another proposal, at its own data; False where it is not there."""
        self.commit()
        self.proposal = self.office.desk.find(Proposal, proposal_id)
        self.walk.begin()
        return self.reload()

    def reload(self) -> bool:
        """Read it again; False where it is gone. What is being typed stays."""
        if self.proposal is None:
            return False
        self.proposal = self.office.desk.find(Proposal, self.proposal.id)
        if self.proposal is None:
            return False
        case = self.judging.read(self.proposal.id)
        self.pages.show_case(case)
        self.panel.show_facts(deadline_of(self.office.desk, case.call), money_of(case), case.call)
        self.judging.judge_with(self.pages.text.keeper.undecided())
        self.outline.choose(self.pages.key)
        self.moved.emit()
        return True

    def turn(self, key: str) -> None:
        """Go to that section."""
        if self.pages.is_table(key):
            self._make_room(key)
        self.pages.turn(key)
        self._make_room(self.pages.key)
        self.outline.choose(self.pages.key)
        self.judging.judge_with(self.pages.text.keeper.undecided())

    def step(self, by: int) -> None:
        """To the next or the previous section; the focus goes with it."""
        keys = self.outline.keys()
        at = keys.index(self.pages.key) + by
        if 0 <= at < len(keys):
            in_outline = self.outline.list.hasFocus()
            self.turn(keys[at])
            if not in_outline:
                self.pages.focus_first()

    def next_problem(self) -> None:
        """To the next problem after the one last gone to, in the order of the form; after the last the first."""
        trouble = self.walk.after(self.pages.key, self.outline.keys())
        if trouble is not None:
            self._go_to(trouble)

    def turn_focus(self) -> None:
        """Show texts alone, or outline and readiness beside them again; a table keeps what is around it."""
        self.is_focused = not self.is_focused
        self._make_room(self.pages.key)

    def commit(self) -> None:
        """Write what is being typed."""
        self.pages.commit()

    def focus_first(self) -> None:
        """The section that is in front."""
        self.pages.focus_first()

    def event(self, event: QEvent) -> bool:
        # F6 goes outline - section - readiness, and only then, by the window's own key, back to the rail.
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if not (isinstance(event, QKeyEvent) and is_asked and event.key() == Qt.Key.Key_F6):
            return super().event(event)
        in_panel = self.panel.isAncestorOf(self.focusWidget() or self)
        event.setAccepted(not in_panel)
        return not in_panel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
        elif self.outline.isAncestorOf(self.focusWidget() or self):
            self.pages.focus_first()
        elif self.panel.isHidden():
            self.outline.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room(self.pages.key)

    def _make_room(self, key: str) -> None:
        """Where room is short the sides get narrower; a table with a form beside it needs the panel's room too."""
        taken = PREVIEW[self.width() < WIDE_PREVIEW_FROM]
        self.preview.pane.setFixedWidth(taken)
        short = self.width() - (taken - PANEL[0] if self.preview.is_open else 0) < FULL_FROM
        self._left.setFixedWidth(OUTLINE[short])
        alone = self.is_focused and self.pages.currentWidget() is self.pages.text
        self._left.setHidden(alone)
        self.panel.setFixedWidth(PANEL[short])
        is_open = self.preview.is_open
        narrow = self.pages.is_table(key) and self.width() < PARTS_BESIDE_PANEL_FROM
        self.panel.setHidden(alone or is_open or narrow)

    def _show(self, case: Case, readiness: Readiness) -> None:
        self.walk.show(case, readiness)
        self.outline.show_items(outline_of(case, readiness), stitches_of(readiness), counted_words(readiness))
        self.panel.show_readiness(self.walk.lines, readiness, self.proposal.id if self.proposal is not None else "")
        self.pages.show_readiness(case, readiness)

    def _go_to(self, trouble: Trouble, *, leave: bool = False) -> None:
        """Lead to where a problem is mended; to another screen only where the person chose the line itself."""
        problem = trouble.problem
        if leave and (self.pages.is_budget(trouble.section) or problem.kind in FORM_KINDS["budget"]):
            _open_budget(self)
        elif leave and problem.kind in ELSEWHERE:
            screen = ELSEWHERE[problem.kind]
            project = self.proposal.project_id if self.proposal is not None else ""
            self.office.go(screen, project if screen == "projects" else problem.record_id)
        else:
            self.turn(trouble.section)
            self.pages.focus_problem(problem)


def _go_to_place(workshop: Workshop, section: str, language: str, at: int) -> None:
    workshop.turn(section)
    workshop.pages.text.focus_language(language, at)


def _open_budget(workshop: Workshop) -> None:
    if workshop.proposal is not None:
        workshop.commit()
        workshop.office.go("budgets", f"proposal:{workshop.proposal.id}")


def _line() -> QFrame:
    line = frame("line")
    line.setFixedWidth(1)
    return line


def _add_key(workshop: QWidget, keys: str, words: str, deed: Callable[[], None]) -> None:
    action = QAction(translate(f"workshop.key.{words}"), workshop)
    action.setShortcut(keys)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(deed)
    workshop.addAction(action)
