"""The panel beside plan and fact: a line, one of its records as a form, or what is on no line yet."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.live_form import TONES as TONE_OF
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_fact.checks import other_findings
from hromada_desk.desktop.screens.budget_fact.fact_form import FIRST, FactForm
from hromada_desk.desktop.screens.budget_fact.line_view import LineView
from hromada_desk.desktop.screens.budget_fact.rows import STRAYS, tone_of
from hromada_desk.desktop.screens.budget_fact.strays_view import StraysView
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.record import Record
from hromada_desk.services import plan_fact as deeds
from hromada_desk.services.editing import title_of
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.labels import kind_label
from hromada_desk.text.problem_texts import problem_sentence

ADDERS: Mapping[str, Callable[[FactBook, str], Record]] = {
    Contract.kind: deeds.add_contract, Commitment.kind: deeds.add_commitment, Payment.kind: deeds.add_payment}
TONES = (Tone.WARNING, Tone.PROBLEM)


class FactPanel(SidePanel):
    """`written` tells that something was written; the panel itself is then shown again by the page."""

    written = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(432)
        self._office = office
        self._facts: FactBook | None = None
        self.place = ""
        """The line that is shown, or STRAYS; a form stands over it."""
        self.view: LineView | StraysView | None = None
        self.form: FactForm | None = None
        self._record: Record | None = None
        self.hide()

    def show_place(self, facts: FactBook, place: str) -> None:
        """A line, or what is on none."""
        self.commit()
        self._facts, self.place, self.form, self._record = facts, place, None, None
        if place == STRAYS:
            strays = StraysView()
            strays.assigned.connect(self._assign)
            self.view = strays
        else:
            line = LineView(self._office, self.add, facts.book.currency, is_heading=facts.book.is_heading(place))
            line.changed.connect(self.written)
            self.view = line
        self.view.opened.connect(self.open_record)
        self.view.doomed.connect(self._remove)
        self.set_content(self.view)
        self.show()
        self.reload(facts)

    def reload(self, facts: FactBook) -> None:
        """Show what is in the panel as it is now; what is gone closes it."""
        self._facts = facts
        if self.isHidden():
            return
        if self.form is not None and self._record is not None:
            record = self._office.desk.find(type(self._record), self._record.id)
            if record is None:
                self.back()
            else:
                self.form.show_record(record, facts.problems)
            return
        if isinstance(self.view, StraysView):
            if not facts.strays and not facts.loose_contracts:
                self.close_panel()
                return
            self.show_subject(translate("fact_screen.strays"))
            self.view.show_strays(facts)
        elif isinstance(self.view, LineView):
            if self.place not in facts.fact.lines:
                self.close_panel()
                return
            self._name_line(facts)
            self.view.show_line(facts, self.place)

    def open_record(self, kind: str, record_id: str) -> None:
        """One record as a form, with the way back and the way to remove it."""
        facts = self._facts
        record = self._office.desk.find(KINDS[kind], record_id)
        if facts is None or record is None:
            return
        self.commit()
        self.view, self._record = None, record
        self.form = FactForm(self._office, facts, record)
        self.form.changed.connect(lambda _name: self.written.emit())
        content = QWidget()
        inside = column(content, spacing=16)
        head = row(spacing=8)
        head.addWidget(button(self._way_back(facts), self.back, kind="quiet", icon_name="sort-up", size="small"))
        head.addStretch(1)
        remove = button(translate("fact_screen.remove"), lambda: self._remove(kind, [record_id]), icon_name="trash",
                        size="small")
        remove.setEnabled(not self._office.desk.read_only)
        head.addWidget(remove)
        inside.addLayout(head)
        inside.addWidget(self.form)
        self.show_subject(kind_label(kind))
        self.set_content(content)
        self.show()
        self.form.focus_field(FIRST[type(record)])

    def show_findings(self, facts: FactBook) -> None:
        """The findings no check shows by itself; choosing one leads to its record."""
        self.commit()
        self._facts, self.place, self.form, self.view, self._record = facts, "", None, None, None
        title = translate("fact_screen.check.findings")
        listed = ProblemList(title, grows=True)
        listed.show_findings([Finding(f"{each.kind}|{each.record_id}", problem_sentence(each.code, each.details),
                                      tone=TONE_OF[each.severity]) for each in other_findings(facts)])
        listed.activated_key.connect(self._follow)
        self.show_subject(title)
        self.set_content(listed)
        self.show()
        listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """From the form to the line it was opened from."""
        facts = self._facts
        if facts is None:
            return
        self.commit()
        if self.place == STRAYS or self.place in facts.fact.lines:
            self.show_place(facts, self.place)
            self.focus_first()
        else:
            self.close_panel()

    def add(self, kind: str) -> None:
        """A new record on the line that is shown, its first field ready for typing."""
        facts = self._facts
        if facts is None:
            return
        line_id = "" if self.place == STRAYS else self.place
        made = self._office.runner.run(lambda: ADDERS[kind](facts, line_id))
        if made is not None:
            self.open_record(kind, made.id)
            self.written.emit()

    def commit(self) -> None:
        """Write what is being typed."""
        if self.isHidden():
            return
        if self.form is not None:
            self.form.commit()
        elif isinstance(self.view, LineView):
            self.view.estimate.form.commit()

    def focus_first(self) -> None:
        """What is used first in the panel."""
        if self.view is not None:
            self.view.focus_first()

    def _follow(self, key: str) -> None:
        """From a finding to its line, or to its record over the line it is on."""
        facts, (kind, record_id) = self._facts, key.split("|")
        if facts is None:
            return
        if record_id in facts.fact.lines:
            self.show_place(facts, record_id)
        elif kind in ADDERS:
            parts = facts.fact.postings.parts
            self.place = next((each.line_id for each in parts if each.record_id == record_id and each.line_id), STRAYS)
            self.open_record(kind, record_id)

    def _name_line(self, facts: FactBook) -> None:
        each, line = facts.fact.lines[self.place], facts.book.lines[self.place]
        tone = tone_of(each)
        over = translate("fact_screen.column.over_run") if tone in TONES else ""
        self.show_subject(line.title.best(current().language) or translate("fact_screen.unnamed"), each.number, over,
                          tone.icon if over else "", tone)

    def _way_back(self, facts: FactBook) -> str:
        if self.place in facts.fact.lines:
            return translate("fact_screen.back_to_line", number=facts.fact.lines[self.place].number)
        return translate("fact_screen.back")

    def _assign(self, record_ids: list[str], line_id: str) -> None:
        facts = self._facts
        if facts is None:
            return
        moved = self._office.runner.run(lambda: deeds.assign(facts, record_ids, line_id))
        if moved:
            number = facts.book.number_of(line_id)
            self.written.emit()
            self._office.offer_undo(translate_plural("fact_screen.assigned", moved, number=number))

    def _remove(self, kind: str, record_ids: list[str]) -> None:
        facts = self._facts
        if facts is None or self._office.desk.read_only:
            return
        for record_id in record_ids:
            record = self._office.desk.find(KINDS[kind], record_id)
            if record is None or not self._office.runner.run(_removing(facts, record)):
                return
            self._office.offer_undo(translate("fact_screen.removed", kind=kind_label(kind), title=title_of(record)))
        self.form = None
        self.back()
        self.written.emit()


def _removing(facts: FactBook, record: Record) -> Callable[[], bool]:
    def remove() -> bool:
        deeds.remove_fact(facts, record)
        return True

    return remove
