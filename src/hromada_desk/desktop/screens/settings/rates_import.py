"""Taking a file of rates: choose it, look at what would come of it, keep it as one change that one undo takes back."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.rates import RatesPreview, apply_rates, preview_rates
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.labels import choice_label
from hromada_desk.text.problem_texts import problem_sentence

WIDTH = 560
NARROWEST_TEXT, LIST_HEIGHT = 480, 160


class RatesImport:
    """The way from a file to rates."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        self._office, self._parent = office, parent

    def start(self) -> None:
        """Ask for a file, read it off the window's thread, show what would come of it."""
        kinds = ((translate("rates.files"), "*.json *.xml *.csv *.tsv *.xlsx *.xls *.ods"),)
        folder = Path(load_settings().last_folder or Path.home())
        path = self._office.files.file_to_open(translate("rates.choose"), kinds, folder)
        if path is not None:
            self._office.work.start(translate("rates.reading", name=path.name),
                                    lambda: preview_rates(self._office.desk, path), self.show)

    def show(self, preview: RatesPreview) -> None:
        """Show what a file holds; where all of it is known already, say so and ask nothing."""
        if not preview.new and not preview.changed and not preview.problems:
            self._office.say(Tone.OK, translate("rates.all_known", file=preview.file))
            return
        dialog = RatesDialog(preview, self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            kept = self._office.runner.run(lambda: apply_rates(self._office.desk, preview))
            if kept:
                self._office.offer_undo(translate_plural("rates.taken", kept))


class RatesDialog(QDialog):
    """Whose rates of which days, how many are new, what is left out and why; nothing is written before Take."""

    def __init__(self, preview: RatesPreview, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(translate("rates.preview"))
        self.setMinimumWidth(min(WIDTH, parent.window().width() - 32))
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("rates.preview"), Type.TITLE))
        first, last = preview.period
        days = translate("rates.of_day" if first == last else "rates.of_days", first=first, last=last,
                         source=choice_label("rate_source", preview.source))
        for words, role in ((days, ""), (_counts(preview), ""), (_left_out(preview), "secondary")):
            if words:
                label = WrappingLabel(words, Type.BODY, role)
                label.setMinimumWidth(NARROWEST_TEXT)  # a dialog asks for the height at the smallest width
                layout.addWidget(label)
        if preview.problems:
            layout.addWidget(_problems(preview))
        self.confirm = button(translate("rates.confirm"), self.accept, kind="primary")
        self.confirm.setEnabled(bool(preview.new or preview.changed))
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("rates.cancel"), self.reject))
        bar.addWidget(self.confirm)
        layout.addLayout(bar)
        self.confirm.setFocus()


def _counts(preview: RatesPreview) -> str:
    return translate("rates.counts", new=len(preview.new), changed=len(preview.changed), same=preview.same)


def _left_out(preview: RatesPreview) -> str:
    return translate("rates.unknown_currencies", codes=", ".join(preview.unknown)) if preview.unknown else ""


def _problems(preview: RatesPreview) -> ProblemList:
    shown = ProblemList(translate("rates.problems"))
    shown.show_findings([Finding(str(at), problem_sentence(each.code, each.details), tone=Tone.WARNING)
                         for at, each in enumerate(preview.problems)])
    shown.setFixedHeight(LIST_HEIGHT)
    return shown
