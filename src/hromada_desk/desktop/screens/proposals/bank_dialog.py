"""The dialog of the answer bank: choose an answer and a length, see it, put it in; or keep this section for later."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.filter_field import FilterField
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.proposal_life import ReusableAnswer
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services import editing
from hromada_desk.services.answer_bank import (
    LENGTHS,
    WORDS,
    BankRow,
    Length,
    bank,
    keep_in_bank,
    length_of,
    looked_at,
    text_of,
    words_in,
)
from hromada_desk.text.catalog import current, translate, translate_plural

SIZE, READING = (640, 616), 130


class BankDialog(QDialog):
    """`chosen` is the text to be put in, "" where the dialog was just closed."""

    def __init__(self, office: Office, language: Language, title: str, content: Bilingual, parent: QWidget) -> None:
        super().__init__(parent)
        self._office, self._language, self._content = office, language, content
        self._rows: dict[str, BankRow] = {}
        self.chosen = ""
        self.setWindowTitle(translate("workshop.bank"))
        self.resize(*SIZE)
        self.model = RecordTableModel((
            Column("title", translate("workshop.bank.answer"), 230, stretches=True),
            Column("fresh", translate("workshop.bank.fresh"), 150),
            Column("used", translate("workshop.bank.used"), 150)))
        self.table = RecordTable(self.model, translate("workshop.bank"), "counted.reusable_answer")
        self.table.view.row_chosen.connect(lambda _key: self._show_written())
        self.table.view.row_opened.connect(lambda _key: self._take())
        self.table.view.delete_asked.connect(self._remove)
        self.filter = FilterField(translate("workshop.bank.filter"), self)
        self.filter.textChanged.connect(self._narrow)
        self.length = Segments([Segment(each, translate("workshop.bank.words", n=WORDS[each])) for each in LENGTHS],
                               translate("workshop.bank.length"))
        self.length.chosen.connect(lambda _length: self.show_text())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(READING)
        name_for_readers(self.text, translate("workshop.bank.text"))
        self.told = WrappingLabel("", Type.SMALL, "secondary")
        self.insert = button(translate("workshop.bank.insert"), self._take, kind="primary")
        self.fresh = button(translate("workshop.bank.still_right"), self.look_over)
        self.title = QLineEdit(title)
        name_for_readers(self.title, translate("workshop.bank.title"))
        self.keep = button(translate("workshop.bank.keep"), lambda: self.keep_section(None))
        self.keep_variant = button(translate("workshop.bank.keep_variant"),
                                   lambda: self.keep_section(self._answer()))
        self._lay_out()
        self.reload()
        self.filter.setFocus()

    def reload(self) -> None:
        """Read the bank again; the chosen answer stays chosen."""
        before, found = self.table.view.current_key(), bank(self._office.desk)
        self._rows = {each.answer.id: each for each in found}
        self.model.set_rows([_row(each) for each in found])
        self._choose_first(before)

    def keep_section(self, answer: ReusableAnswer | None) -> None:
        """Keep the text of the section as an answer of its own, or as a variant of that one."""
        desk, title, content = self._office.desk, self.title.text(), self._content
        kept = self._office.runner.run(lambda: keep_in_bank(desk, title, content, answer))
        if kept is not None:
            self.reload()
            self.table.view.choose(kept.id)
            self.length.choose(length_of(content))
            self.show_text()

    def look_over(self) -> None:
        """The chosen answer still holds."""
        answer = self._answer()
        if answer is not None:
            self._office.runner.run(lambda: looked_at(self._office.desk, answer))
            self.reload()

    def show_text(self) -> None:
        """The chosen answer in the chosen length, in the language of the pane; another one where it is not written."""
        answer, writable = self._answer(), not self._office.desk.read_only
        text = self._shown(answer)
        self.text.setPlainText(text)
        self.insert.setEnabled(bool(text) and writable)
        self.fresh.setEnabled(answer is not None and writable)
        self.keep.setEnabled(bool(self._content) and writable)
        self.keep_variant.setEnabled(bool(self._content) and answer is not None and writable)
        if not self._rows:
            self.told.setText(translate("workshop.bank.none"))
        elif text:
            self.told.setText(translate_plural("workshop.bank.words_of", words_in(text)))
        else:
            self.told.setText(translate("workshop.bank.not_written"))

    def _answer(self) -> ReusableAnswer | None:
        found = self._rows.get(self.table.view.current_key())
        return found.answer if found is not None else None

    def _length(self) -> Length:
        return next((each for each in LENGTHS if each == self.length.current()), LENGTHS[0])

    def _shown(self, answer: ReusableAnswer | None) -> str:
        return text_of(answer, self._length()).side(self._language) if answer is not None else ""

    def _show_written(self) -> None:
        """The length that was looked at, or the first one this answer is written in."""
        answer, chosen = self._answer(), self._length()
        lengths = (chosen, *LENGTHS)
        self.length.choose(next((each for each in lengths if answer is not None and
                                 text_of(answer, each).side(self._language)), chosen))
        self.show_text()

    def _narrow(self, written: str) -> None:
        self.model.set_filter(written)
        self._choose_first("")

    def _choose_first(self, wanted: str) -> None:
        keys = [each.key for each in self.model.matching_rows]
        if keys:
            self.table.view.choose(wanted if wanted in keys else keys[0])
        self._show_written()

    def _take(self) -> None:
        self.chosen = self._shown(self._answer())
        if self.chosen and not self._office.desk.read_only:
            self.accept()

    def _remove(self, keys: Sequence[str]) -> None:
        doomed = [self._rows[each].answer for each in keys if each in self._rows]
        if doomed and not self._office.desk.read_only:
            self._office.runner.run(lambda: editing.remove(self._office.desk, *doomed))
            self.reload()

    def _lay_out(self) -> None:
        layout = column(self, spacing=10, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("workshop.bank"), Type.TITLE))
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        line = row(spacing=8)
        line.addWidget(self.length)
        line.addWidget(self.told, 1)
        line.addWidget(self.fresh)
        layout.addLayout(line)
        layout.addWidget(self.text)
        label = Label(translate("workshop.bank.title"), Type.CAPTION, "secondary")
        label.setBuddy(self.title)
        layout.addWidget(label)
        keeping = row(spacing=8)
        keeping.addWidget(self.title, 1)
        keeping.addWidget(self.keep)
        keeping.addWidget(self.keep_variant)
        layout.addLayout(keeping)
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("workshop.bank.close"), self.reject))
        bar.addWidget(self.insert)
        layout.addLayout(bar)


def _row(found: BankRow) -> Row:
    language = current().language
    title = found.answer.title.best(language)
    if found.days is None:
        age = translate("workshop.bank.never")
    else:
        age = translate_plural("workshop.bank.days", found.days) if found.days else translate("workshop.bank.today")
    tone = Tone.PLAIN if found.is_fresh else Tone.WARNING
    used = ", ".join(each.acronym or each.number for each in found.used_in) or translate("workshop.bank.nowhere")
    search = " ".join((title, *found.answer.topics, *(text_of(found.answer, each).best(language) for each in LENGTHS)))
    return Row(found.answer.id, (Cell(title, tip=title), Cell(age, sort=found.days, icon=tone.icon, tone=tone),
                                 Cell(used, tip=used)), search=fold(search))
