"""Step 2: find the hromada by typing its name; the list is in the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.large_line import LargeLine
from hromada_desk.desktop.kit.marks import name_for_readers, row
from hromada_desk.desktop.screens.first_start.beginning import Beginning
from hromada_desk.desktop.screens.first_start.hromada_list import HromadaList
from hromada_desk.desktop.screens.first_start.step_page import StepPage
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.folding import fold, from_latin_layout
from hromada_desk.services.hromadas import HromadaFound, count_hromadas, count_settlements, find_hromadas
from hromada_desk.text.catalog import current, translate, translate_plural

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
FIRST_LETTERS = "a"


class SearchLine(LargeLine):
    """A field whose arrows move in the list below it: `stepped` tells how far."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class HromadaPage(StepPage):
    """A field, the list below it, and what the codifier knows about the chosen one."""

    def __init__(self, beginning: Beginning) -> None:
        super().__init__(translate("first_start.hromada_title"), translate("first_start.hromada_lead"))
        self._beginning = beginning
        self._total = count_hromadas()
        self.line = SearchLine(beginning.hromada_text)
        self.line.setFont(style.font(Type.EDITOR))
        self.line.setTextMargins(30, 0, 0, 0)
        name_for_readers(self.line, translate("first_start.hromada_field"), translate("first_start.hromada_lead"))
        self.line.textEdited.connect(self._typed)
        self._count = Label("", Type.SMALL, "secondary")
        inside = row(self.line, margins=(10, 0, 10, 0))
        inside.addWidget(Glyph("search", Token.TEXT_2, 20))
        inside.addStretch(1)
        inside.addWidget(self._count)
        self.list = HromadaList()
        self.line.returnPressed.connect(self.finished)
        self.line.stepped.connect(self.list.move_current)
        self.list.current_changed.connect(self._choose)
        self.list.accepted.connect(self.finished)
        self._hint = WrappingLabel("", Type.SMALL, "secondary")
        self._facts = WrappingLabel("", Type.SMALL, "secondary")
        for part in (self.line, self.list, self._hint, self._facts):
            self.content.addWidget(part)
        self.setFocusProxy(self.line)

    def missing(self) -> str:
        return "" if self._beginning.hromada_code else translate("first_start.hromada_missing")

    def come(self) -> None:
        # Read the lists now, so that the first letter is as quick as the others.
        find_hromadas(FIRST_LETTERS, "uk")
        count_settlements("")
        self._look(self.line.text())
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, text: str) -> None:
        self._beginning.hromada_text = text
        self._beginning.hromada_code = ""
        self._look(text)
        self.changed.emit()

    def _look(self, text: str) -> None:
        found, total = find_hromadas(text, current().language) if text.strip() else ((), 0)
        self.list.show_found(found, text, self._beginning.hromada_code)
        self.list.setVisible(bool(found))
        counted = translate("first_start.found_of", found=total, total=self._total) if text.strip() else ""
        self._count.setText(counted or translate_plural("first_start.hromadas", self._total))
        self._hint.setText(_hint(text, found))
        self._hint.setVisible(bool(self._hint.text()))
        chosen = self.list.current()
        self._beginning.hromada_code = chosen.code if chosen is not None else ""
        self._show_facts()

    def _choose(self) -> None:
        chosen = self.list.current()
        self._beginning.hromada_code = chosen.code if chosen is not None else ""
        self._show_facts()
        self.changed.emit()

    def _show_facts(self) -> None:
        chosen = self.list.current()
        self._facts.setText("" if chosen is None else facts(chosen))


def facts(hromada: HromadaFound) -> str:
    """What the codifier knows, in one line; what it does not know is left out."""
    parts = [translate("first_start.fact_code", code=hromada.code)]
    parts += [translate_plural("first_start.fact_settlements", count_settlements(hromada.code))]
    if hromada.area_km2 is not None:
        parts.append(translate("first_start.fact_area", area=round(hromada.area_km2)))
    if hromada.population is not None:
        parts.append(translate_plural("first_start.fact_population", hromada.population))
    return translate("first_start.facts", facts=", ".join(parts))


def _hint(text: str, found: tuple[HromadaFound, ...]) -> str:
    """Nothing found, or found because the other keyboard layout was meant."""
    if text.strip() and not found:
        return translate("first_start.nothing_found")
    meant = from_latin_layout(text)
    if found and text.isascii() and fold(meant) in fold(found[0].name) and fold(text) not in fold(found[0].name):
        return translate("first_start.read_as", text=meant)
    return ""
