"""The rows of the sheet as they will become: a table, and what is decided of the row under the caret."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, LateRow, Look
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.problems import Severity
from hromada_desk.services.budget_imports import KEEP_PRICE, KEEP_SUM, LEAVE_OUT, RowOfSheet
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence

INDENT = "\u2003"
ALL = "all"
NARROWEST_WORDS, WORD_LINES = 420, 2
TONES = {Severity.ERROR: Tone.PROBLEM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.PLAIN}


class RowsPage(QWidget):
    """`decided(row, keep)` tells what is kept of a row of the sheet, "" for what holds for all."""

    decided = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, RowOfSheet] = {}
        self.model = RecordTableModel(_columns())
        self.table = RecordTable(self.model, translate("budget_import.rows"), "counted.imported_row")
        self.table.view.row_chosen.connect(self._tell)
        self.words = WrappingLabel("", Type.SMALL, "secondary")
        self.words.setMinimumWidth(NARROWEST_WORDS)  # a dialog asks for the height at the smallest width
        self.words.setFixedHeight(WORD_LINES * style.metrics(Type.SMALL).lineSpacing())
        self.keep = Segments(
            [Segment(key or ALL, translate(f"budget_import.row_keep.{key or ALL}"))
             for key in ("", KEEP_PRICE, KEEP_SUM, LEAVE_OUT)], translate("budget_import.row_keep"), small=True)
        self.keep.chosen.connect(self._decide)
        self.keep.setEnabled(False)
        layout = column(self, spacing=8)
        layout.addWidget(self.table, 1)
        below = row(spacing=12)
        below.addWidget(Label(translate("budget_import.row_keep"), Type.SMALL, "secondary"))
        below.addWidget(self.keep)
        below.addWidget(self.words, 1)
        layout.addLayout(below)

    def show_rows(self, rows: Sequence[RowOfSheet]) -> None:
        """Show these; the caret stays on its row."""
        self._rows = {_key(at, each): each for at, each in enumerate(rows)}
        maker = _RowMaker()
        self.model.set_rows([LateRow(key, "", each, maker) for key, each in self._rows.items()])
        self.table.view.fit_columns()
        self._tell(self.table.view.current_key())

    def go_to(self, number: int) -> None:
        """Choose the row of that number in the sheet."""
        key = next((key for key, each in reversed(self._rows.items()) if each.row == number), "")
        if key:
            self.table.view.choose(key)
            self.table.view.setFocus()

    def _tell(self, key: str) -> None:
        chosen = self._rows.get(key)
        can_decide = chosen is not None and chosen.kind in ("line", "share", "out")
        self.keep.setEnabled(can_decide)
        self.words.setText("" if chosen is None else _remark(chosen))
        self.keep.choose((chosen.keep or ALL) if chosen is not None else ALL)

    def _decide(self, keep: str) -> None:
        chosen = self._rows.get(self.table.view.current_key())
        if chosen is not None:
            self.decided.emit(chosen.row, "" if keep == ALL else keep)


def _remark(row: RowOfSheet) -> str:
    """The worst of what is worth saying of a row; where there is nothing, which row it is."""
    worst = next((each for severity in Severity for each in row.problems if each.severity is severity), None)
    if worst is None:
        return translate("budget_import.at_row", row=str(row.row))
    return problem_sentence(worst.code, worst.details)


def _key(at: int, row: RowOfSheet) -> str:
    return f"{row.row}|{row.kind}|{at}"


def _columns() -> tuple[Column, ...]:
    said = translate
    return (
        Column("row", said("budget_import.column.row"), 64, Look.CODE),
        Column("number", said("budget_import.column.number"), 64, Look.CODE, priority=4),
        Column("title", said("budget_import.column.title"), 240, stretches=True),
        Column("unit", said("budget_import.column.unit"), 76, priority=3),
        Column("quantity", said("budget_import.column.quantity"), 84, Look.NUMBER),
        Column("price", said("budget_import.column.price"), 108, Look.NUMBER),
        Column("currency", said("budget_import.column.currency"), 66, priority=5),
        Column("year", said("budget_import.column.year"), 56, priority=6),
        Column("payers", said("budget_import.column.payers"), 72, Look.NUMBER, priority=7),
        Column("said", said("budget_import.column.said"), 132, Look.NUMBER, priority=1),
        Column("cost", said("budget_import.column.cost"), 132, Look.NUMBER),
        Column("state", said("budget_import.column.state"), 152, Look.PILL, priority=2),
    )


class _RowMaker:
    """Makes the cells of a row when it is first looked at."""

    def cells(self, subject: RowOfSheet) -> tuple[Cell, ...]:
        """All cells of the row."""
        title = INDENT * subject.level + subject.title
        cost = "" if subject.kind == "out" else subject.cost
        worst = _worst(subject)
        tone = TONES[worst] if worst is not None else Tone.PLAIN
        return (
            Cell(str(subject.row), subject.row), Cell(subject.number, subject.row), Cell(title, subject.row, tip=title),
            Cell(subject.unit), Cell(subject.quantity, subject.row), Cell(subject.price, subject.row),
            Cell(subject.currency), Cell(subject.year), Cell(str(subject.payers or ""), subject.row),
            Cell(subject.said, subject.row), Cell(cost, subject.row),
            Cell(_state(subject), subject.row, icon=tone.icon, tone=tone),
        )

    def sort_by(self, subject: RowOfSheet, _column: int) -> int:
        """Rows stay in the order of the sheet."""
        return subject.row

    def search(self, subject: RowOfSheet) -> str:
        """The folded text a filter looks in."""
        return subject.title.casefold()


def _worst(row: RowOfSheet) -> Severity | None:
    found = {each.severity for each in row.problems}
    return next((each for each in Severity if each in found), None)


def _state(row: RowOfSheet) -> str:
    """What is to be said of the row, in one or two words."""
    if row.keep == LEAVE_OUT:
        key = "out"
    elif row.kind in ("heading", "share", "subtotal") and not row.differs:
        key = row.kind
    elif row.keep == KEEP_SUM:
        key = "sum"
    elif row.differs:
        key = "differs"
    elif _worst(row) in (Severity.ERROR, Severity.WARNING):
        key = "unread" if _worst(row) is Severity.ERROR else "check"
    else:
        key = "hidden" if row.hidden else ""
    return translate(f"budget_import.state.{key}") if key else ""
