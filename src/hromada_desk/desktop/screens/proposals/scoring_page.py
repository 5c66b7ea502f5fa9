"""The donor's evaluation grid as one's own mirror: points and reasons by criterion, the total, the threshold."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form import RecordForm
from hromada_desk.desktop.kit.form_editors import LongTextEditor
from hromada_desk.desktop.kit.form_fields import FormField, form_fields
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, frame, hairline, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.grounds import scrolling
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import SCORE_TONES, StatePill, score_total
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Criterion, Evaluation
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.domain.self_score import ScoredCriterion, SelfScoring, scoring
from hromada_desk.services.self_scores import write_note, write_points
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import format_number

WIDEST, POINTS_WIDTH, NOTE_LINES = 860, 190, 3


class ScoringPage(QWidget):
    """One block per criterion; what is written counts at once."""

    def __init__(self, office: Office, proposal_id: str, evaluation: Evaluation) -> None:
        super().__init__()
        self._office, self._proposal_id = office, proposal_id
        self.head = PageHead()
        self.head.show_title(translate("scoring.title"), translate("scoring.guidance"))
        self.total = Label("", Type.DISPLAY)
        self.verdict = FlowingLabel("", Type.BODY)
        self._orphans = FlowingLabel("", Type.SMALL, "secondary")
        self.blocks = {each.code: _Block(each, self._write) for each in evaluation.criteria}
        inside = QWidget()
        body = column(inside, spacing=12)
        for block in self.blocks.values():
            body.addWidget(block)
        body.addWidget(self._orphans)
        body.addStretch(1)
        layout = column(self, spacing=8, margins=(16, 12, 16, 12))
        layout.addWidget(self.head)
        layout.addWidget(self.total)
        layout.addWidget(self.verdict)
        layout.addWidget(hairline())
        layout.addWidget(scrolling(inside), 1)

    def show_case(self, case: Case) -> None:
        """The scores of that proposal; typing that is not decided yet stays."""
        if case.form is None:
            return
        found = scoring(case.form.evaluation, case.all(SelfScore))
        for line in found.lines:
            block = self.blocks.get(line.criterion.code)
            if block is not None:
                block.show_line(line)
                block.setEnabled(not self._office.desk.read_only)
        self.total.setText(score_total(found))
        self.verdict.setText(verdict_words(found))
        self.head.show_pill(translate(f"scoring.pill.{found.verdict}"), "", SCORE_TONES[found.verdict])
        self._orphans.setText(translate_plural("scoring.orphans", len(found.orphans)) if found.orphans else "")
        self._orphans.setVisible(bool(found.orphans))

    def show_state(self, _pill: StatePill) -> None:
        """The grid is no section of the form: its pill is its own."""

    def commit(self) -> None:
        """Write what is being typed."""
        for block in self.blocks.values():
            block.form.commit()
            block.why.commit()

    def focus_first(self) -> None:
        """The first criterion without points, or the first at all."""
        blocks = list(self.blocks.values())
        wanted = next((each for each in blocks if each.is_open), blocks[0])
        wanted.form.focus_field("points")

    def _write(self, criterion: Criterion, name: str, value: Any) -> None:
        desk, proposal_id = self._office.desk, self._proposal_id
        if name == "points":
            self._office.runner.run(lambda: write_points(desk, proposal_id, criterion, value))
        else:
            self._office.runner.run(lambda: write_note(desk, proposal_id, criterion, value))


class _Block(QWidget):
    """One criterion: what it asks for, the points, the reason."""

    def __init__(self, criterion: Criterion, write: Callable[[Criterion, str, Any], None]) -> None:
        super().__init__()
        self.is_open = True
        language = current().language
        title = criterion.title.best(language)
        points, note = (_field(each, criterion) for each in form_fields(SelfScore, ("points", "note")))
        self.form, self.why = RecordForm([points]), RecordForm([note])
        for form in (self.form, self.why):
            form.field_committed.connect(lambda name, value: write(criterion, name, value))
        card = frame("card", self)
        card.setMaximumWidth(WIDEST)
        inside = column(card, spacing=8, margins=(16, 12, 16, 12))
        inside.addWidget(FlowingLabel(title, Type.BODY_BOLD))
        guidance = criterion.guidance.best(language)
        if guidance:
            inside.addWidget(FlowingLabel(guidance, Type.SMALL, "secondary"))
        across = row(spacing=16)
        self.form.setFixedWidth(POINTS_WIDTH)
        across.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.why, 1)
        editor = self.why.lines["note"].editor
        if isinstance(editor, LongTextEditor):
            editor.pane.setFixedHeight(style.metrics(Type.BODY).lineSpacing() * NOTE_LINES + 14)
        inside.addLayout(across)
        column(self, spacing=0).addWidget(card)
        self._is_fresh = True

    def show_line(self, line: ScoredCriterion) -> None:
        """What was given and why; below its own threshold it says so."""
        self.is_open = line.points is None
        self.form.show_values({"points": line.points}, afresh=self._is_fresh)
        self.why.show_values({"note": line.note}, afresh=self._is_fresh)
        self._is_fresh = False
        wanted = line.criterion.threshold
        words = translate("scoring.below", least=_figure(wanted)) if line.is_below and wanted is not None else ""
        self.form.show_problems({"points": (Tone.PROBLEM, words)} if words else {})


def verdict_words(found: SelfScoring) -> str:
    """What the total means against the threshold."""
    left = len(found.lines) - found.scored
    return translate(f"scoring.verdict.{found.verdict}", missing=_figure(found.missing), left=left,
                     threshold=_figure(found.threshold or Decimal(0)),
                     titles="; ".join(each.criterion.title.best(current().language) for each in found.lines
                                      if each.is_below))


def _field(field: FormField, criterion: Criterion) -> FormField:
    title = criterion.title.best(current().language)
    if field.name == "note":
        return replace(field, words=translate("scoring.note"), hint=title)
    facets = replace(field.facets, minimum=Decimal(0), maximum=criterion.most)
    key = "scoring.points" if criterion.weight == 1 else "scoring.points_weighted"
    words = translate(key, most=_figure(criterion.most), weight=_figure(criterion.weight))
    return replace(field, words=words, facets=facets, hint=title)


def _figure(value: Decimal) -> str:
    return format_number(value, current().language)
