"""The preview of an import: what was recognised, the rows as they will become, what does not add up, and where to."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.budget_import.columns_page import ColumnsPage
from hromada_desk.desktop.screens.budget_import.rows_page import RowsPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.services import budget_imports
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_imports import KEEP_PRICE, KEEP_SUM, MODES, BudgetPreview, BudgetSource, Outcome
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.labels import choice_label
from hromada_desk.text.problem_texts import problem_sentence

ROWS, COLUMNS, PROBLEMS = "rows", "columns", "problems"
DECIMALS = (("", "ask"), (",", "comma"), (".", "point"))
MOST_PROBLEMS = 300
NARROWEST_TOTALS = 700
TONES = {Severity.ERROR: Tone.PROBLEM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.INFO}


class PreviewPage(QWidget):
    """`confirmed(mode)` asks to write, `sheet_asked` for another sheet, `another_asked` for another file."""

    confirmed = Signal(str)
    cancelled = Signal()
    another_asked = Signal()
    sheet_asked = Signal(str)

    def __init__(self, book: BudgetBook, runner: ActionRunner) -> None:
        super().__init__()
        self._book, self._runner = book, runner
        self.shown: BudgetPreview | None = None
        self.sheets, self.currency, self.decimal = QComboBox(), QComboBox(), QComboBox()
        self.pages = Segments([Segment(ROWS, translate("budget_import.page.rows")),
                               Segment(COLUMNS, translate("budget_import.page.columns")),
                               Segment(PROBLEMS, translate("budget_import.page.problems", n=0))],
                              translate("budget_import.pages"))
        self.keep = Segments([Segment(KEEP_PRICE, translate("budget_import.keep.price")),
                              Segment(KEEP_SUM, translate("budget_import.keep.sum"))], translate("budget_import.keep"))
        self.keep_words = Label(translate("budget_import.keep"), Type.SMALL, "secondary")
        self.mode = Segments([Segment(each, translate(f"budget_import.mode.{each}")) for each in MODES],
                             translate("budget_import.mode"))
        self.rows, self.columns = RowsPage(), ColumnsPage()
        self.problems = ProblemList(translate("budget_import.problems"))
        self.totals = WrappingLabel("", Type.BODY_BOLD)
        self.totals.setMinimumWidth(NARROWEST_TOTALS)  # a dialog asks for the height at the smallest width
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.mode.choose(MODES[0])
        self.pages.choose(ROWS)

    @property
    def source(self) -> BudgetSource | None:
        """What is shown was read from here."""
        return self.shown.source if self.shown is not None else None

    def show_preview(self, preview: BudgetPreview) -> None:
        """Show that reading."""
        self.shown = preview
        mapping = preview.mapping
        _fill(self.sheets, [(each, each) for each in preview.source.sheets], mapping.sheet)
        self.sheets.setEnabled(len(preview.source.sheets) > 1)
        _fill(self.currency, [(choice_label("currency", each), each) for each in CURRENCIES], mapping.currency)
        _fill(self.decimal, [(translate(f"budget_import.decimal.{words}"), sign) for sign, words in DECIMALS],
              mapping.decimal)
        self.keep.choose(preview.wishes.keep.value)
        self.columns.show_columns(budget_imports.columns_of(preview))
        shown = budget_imports.rows_of(preview, current().language)
        self.rows.show_rows(shown)
        can_keep = any(each.differs and each.kind == "line" for each in shown)
        self.keep.setVisible(can_keep)
        self.keep_words.setVisible(can_keep)
        self._show_outcome()

    def focus_first(self) -> None:
        """The focus to the rows."""
        self._turn(ROWS)
        self.rows.table.view.setFocus()

    def _lay_out(self) -> None:
        layout = column(self, spacing=10)
        settings = row(spacing=8)
        for key, box in (("sheet", self.sheets), ("currency", self.currency), ("decimal", self.decimal)):
            words = translate(f"budget_import.{key}")
            name_for_readers(box, words)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            settings.addWidget(Label(words, Type.SMALL, "secondary"))
            settings.addWidget(box, 1 if key == "sheet" else 0)
            settings.addSpacing(8)
        layout.addLayout(settings)
        turning = row(spacing=12)
        turning.addWidget(self.pages)
        turning.addStretch(1)
        turning.addWidget(self.keep_words)
        turning.addWidget(self.keep)
        layout.addLayout(turning)
        for page in (self.rows, self.columns, self.problems):
            self._stack.addWidget(page)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.totals)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        bar = row(spacing=8)
        bar.addWidget(Label(translate("budget_import.mode"), Type.SMALL, "secondary"))
        bar.addWidget(self.mode)
        bar.addStretch(1)
        self.another = button(translate("budget_import.another"), self.another_asked.emit, kind="quiet")
        self.cancel = button(translate("budget_import.cancel"), self.cancelled.emit)
        self.confirm = button("", lambda: self.confirmed.emit(self.mode.current()), kind="primary")
        for each in (self.another, self.cancel, self.confirm):
            bar.addWidget(each)
        return bar

    def _connect(self) -> None:
        self.pages.chosen.connect(self._turn)
        self.mode.chosen.connect(lambda _mode: self._show_outcome())
        self.keep.chosen.connect(lambda keep: self._read(lambda shown: budget_imports.keeping(shown, keep)))
        self.rows.decided.connect(
            lambda number, keep: self._read(lambda shown: budget_imports.keeping_row(shown, number, keep)))
        self.columns.changed.connect(
            lambda number, field: self._read(lambda shown: budget_imports.with_field(shown, number, field)))
        self.sheets.activated.connect(lambda _at: self.sheet_asked.emit(self.sheets.currentData()))
        self.currency.activated.connect(
            lambda _at: self._read(lambda shown: budget_imports.with_currency(shown, self.currency.currentData())))
        self.decimal.activated.connect(
            lambda _at: self._read(lambda shown: budget_imports.with_decimal(shown, self.decimal.currentData())))
        self.problems.activated_key.connect(self._jump)

    def _read(self, reading: Callable[[BudgetPreview], BudgetPreview]) -> None:
        """Read again as the person wishes; a wish that cannot be granted leaves everything as it was."""
        if self.shown is None:
            return
        shown = self.shown
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.show_preview(self._runner.run(lambda: reading(shown)) or shown)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _turn(self, page: str) -> None:
        self.pages.choose(page)
        self._stack.setCurrentIndex((ROWS, COLUMNS, PROBLEMS).index(page))

    def _jump(self, key: str) -> None:
        number = key.partition("|")[0]
        if number.isdecimal():
            self._turn(ROWS)
            self.rows.go_to(int(number))

    def _show_outcome(self) -> None:
        if self.shown is None:
            return
        outcome = budget_imports.outcome_of(self._book, self.shown, self.mode.current())
        lines = outcome.lines + outcome.shares
        self.confirm.setText(translate_plural("budget_import.confirm", lines))
        name_for_readers(self.confirm, self.confirm.text())
        self.confirm.setEnabled(lines > 0)
        self.totals.setText(_totals(outcome))
        agrees = outcome.stated is None or outcome.stated == outcome.coming
        self.totals.set_tone("" if agrees else "warning")
        self._show_problems(outcome.problems)

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        self.pages.show_words(PROBLEMS, translate("budget_import.page.problems", n=len(problems)))
        worst_first = sorted(problems, key=lambda each: tuple(Severity).index(each.severity))
        findings = [_finding(at, each) for at, each in enumerate(worst_first[:MOST_PROBLEMS])]
        if len(problems) > MOST_PROBLEMS:
            findings.append(Finding("more", translate("budget_import.problems_more", n=len(problems) - MOST_PROBLEMS,
                                                      shown=MOST_PROBLEMS), tone=Tone.INFO))
        if not findings:
            findings.append(Finding("none", translate("budget_import.no_problems"), tone=Tone.OK))
        self.problems.show_findings(findings)


def _finding(at: int, problem: Problem) -> Finding:
    number = str(problem.details.get("row", ""))
    return Finding(f"{number}|{at}", problem_sentence(problem.code, problem.details), tone=TONES[problem.severity])


def _totals(outcome: Outcome) -> str:
    """What the file says, what it will be here, and the budget before and after."""
    if outcome.stated is None:
        said = translate("budget_import.totals_unsaid", coming=outcome.coming)
    else:
        said = translate("budget_import.totals", stated=outcome.stated, coming=outcome.coming)
    parts = [said, translate("budget_import.totals_budget", before=outcome.before, after=outcome.after)]
    if outcome.removed:
        parts.append(translate_plural("budget_import.removed", outcome.removed))
    return " \u00b7 ".join(parts)


def _fill(box: QComboBox, choices: list[tuple[str, str]], present: str) -> None:
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(present), 0))
