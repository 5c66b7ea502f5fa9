"""Find and replace through all sections: every place is seen before anything is changed; all of it is one step back."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.find_replace import MOST_SHOWN, Hit, Wanted, find, replace_all
from hromada_desk.text.catalog import current, translate, translate_plural

SIZE = (640, 580)
QUIET_MS = 200


class ReplaceDialog(QDialog):
    """`chosen` is the place a person wants to go to, None where the dialog was just closed."""

    def __init__(self, office: Office, proposal: Proposal, parent: QWidget, text: str = "") -> None:
        super().__init__(parent)
        self._office, self._proposal = office, proposal
        self._hits: tuple[Hit, ...] = ()
        self.chosen: Hit | None = None
        self.setWindowTitle(translate("workshop.replace"))
        self.resize(*SIZE)
        self.wanted, self.by = QLineEdit(text), QLineEdit()
        self.match_case = QCheckBox(translate("workshop.replace.case"))
        self.whole_words = QCheckBox(translate("workshop.replace.words"))
        self.model = RecordTableModel((
            Column("place", translate("workshop.replace.place"), 190),
            Column("text", translate("workshop.replace.text"), 360, stretches=True)))
        self.table = RecordTable(self.model, translate("workshop.replace.found"), "workshop.replace.counted")
        self.table.view.row_opened.connect(self._go)
        self.told = WrappingLabel("", Type.SMALL, "secondary")
        self.act = button(translate("workshop.replace.all"), self.replace_all, kind="primary")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.look)
        self.wanted.textChanged.connect(self._quiet.start)
        for each in (self.match_case, self.whole_words):
            each.toggled.connect(self.look)
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Find it anew."""
        self._quiet.stop()
        self._hits = find(self._office.desk, self._proposal.id, self._asked())
        self.model.set_rows([_row(at, hit) for at, hit in enumerate(self._hits[:MOST_SHOWN])])
        self.told.setText(translate_plural("workshop.replace.places", len(self._hits)) if self.wanted.text().strip()
                          else translate("workshop.replace.sentence"))
        self.act.setEnabled(bool(self._hits) and not self._office.desk.read_only)

    def replace_all(self) -> None:
        """Change every place, and say how many there were."""
        self._quiet.stop()
        done = self._office.runner.run(
            lambda: replace_all(self._office.desk, self._proposal, self._asked(), self.by.text()))
        self.look()
        if done is not None:
            self.told.setText(translate_plural("workshop.replace.done", done))

    def _asked(self) -> Wanted:
        return Wanted(self.wanted.text(), self.match_case.isChecked(), self.whole_words.isChecked())

    def _go(self, key: str) -> None:
        self.chosen = self._hits[int(key)]
        self.accept()

    def _lay_out(self) -> None:
        layout = column(self, spacing=10, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("workshop.replace"), Type.TITLE))
        fields = row(spacing=12)
        for field, words in ((self.wanted, "wanted"), (self.by, "by")):
            part = column(spacing=4)
            label = Label(translate(f"workshop.replace.{words}"), Type.CAPTION, "secondary")
            label.setBuddy(field)
            name_for_readers(field, label.text())
            part.addWidget(label)
            part.addWidget(field)
            fields.addLayout(part, 1)
        layout.addLayout(fields)
        choices = row(spacing=16)
        choices.addWidget(self.match_case)
        choices.addWidget(self.whole_words)
        choices.addStretch(1)
        layout.addLayout(choices)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("workshop.replace.close"), self.reject))
        bar.addWidget(self.act)
        layout.addLayout(bar)


def _row(at: int, hit: Hit) -> Row:
    place = f"{hit.title.best(current().language)} · {translate(f'workshop.language.{hit.language}')}"
    around = " ".join(f"…{hit.before}[{hit.found}]{hit.after}…".split())
    return Row(str(at), (Cell(place, sort=at, tip=place), Cell(around, tip=around)))
