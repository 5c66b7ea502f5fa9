"""Calls: the list with its form, cards that come in and go out, calls that begin with a ready form."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from hromada_desk.desktop.kit.buttons import button, icon_button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.record_editor import RecordEditor, Shape
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.forms import Form
from hromada_desk.domain.records.proposal import Call
from hromada_desk.services.call_card_words import told
from hromada_desk.services.call_cards import (
    CardPreview,
    apply_card,
    card_file_name,
    new_call_by_form,
    preview_card,
    write_card,
)
from hromada_desk.services.forms import shipped_forms
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate

WIDTH = 600
NARROWEST_TEXT = 480


class CallEditor(RecordEditor):
    """The list of calls; its toolbar begins calls by a form and takes cards in and out."""

    def __init__(self, office: Office, shape: Shape) -> None:
        super().__init__(office, shape)
        writable = not office.desk.read_only
        self.by_form = button(translate("card.by_form"), icon_name="add", menu=self._forms(self))
        self.take = icon_button("import", translate("card.import"), self.start_import, framed=True)
        self.send = icon_button("export", translate("card.export"), self.export, framed=True)
        for at, (made, hint) in enumerate(((self.by_form, "card.by_form.hint"), (self.take, "card.import.hint"),
                                           (self.send, "card.export.hint")), 1):
            words = made.text() or made.toolTip()
            made.setToolTip(translate(hint))
            name_for_readers(made, words, translate(hint))
            made.setEnabled(writable or made is self.send)
            self.toolbar.insertWidget(at, made)

    def start_import(self) -> None:
        """Ask for a card, read it off the window's thread, show what would come of it."""
        kinds = ((translate("card.files"), "*.call.toml *.toml"),)
        folder = Path(load_settings().last_folder or Path.home())
        path = self._office.files.file_to_open(translate("card.choose"), kinds, folder)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read that card and show it."""
        self._office.work.start(translate("card.reading", name=path.name),
                                lambda: preview_card(self._office.desk, path), self.show_card)

    def show_card(self, preview: CardPreview) -> None:
        """Take the card in if the person wants it."""
        dialog = CardDialog(preview, self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        self.form.commit()
        call = self._office.runner.run(lambda: apply_card(self._office.desk, preview))
        if call is not None:
            self._office.offer_undo(translate("card.taken", title=call.title))
            self._lead_to(call)

    def export(self) -> None:
        """Write the card of the call the caret is on."""
        self.form.commit()
        call = self._office.desk.find(Call, self.table.view.current_key())
        if call is None:
            return
        folder = Path(load_settings().last_folder or Path.home())
        kinds = ((translate("card.files"), "*.call.toml"),)
        path = self._office.files.file_to_save(translate("card.save"), kinds, folder / card_file_name(call))
        if path is not None:
            written = self._office.runner.run(lambda: write_card(self._office.desk, call, path))
            if written is not None:
                self._office.say(Tone.OK, translate("card.written", path=str(written)))

    def begin(self, form: Form) -> None:
        """A call that uses this ready form."""
        call = self._office.runner.run(lambda: new_call_by_form(self._office.desk, form))
        if call is not None:
            self._office.offer_undo(translate("card.made", title=call.title))
            self._lead_to(call)
            self.form.focus_first()

    def _lead_to(self, call: Call) -> None:
        self.reload()
        self.choose(call.id)

    def _forms(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for form in shipped_forms():
            menu.addAction(form.name.best(current().language), partial(self.begin, form))
        return menu

    def _empty(self) -> QWidget:
        key = self._shape.empty_key
        page = EmptyState(translate(f"{key}.title"), translate(f"{key}.sentence"), translate("card.import"),
                          start_icon="import", before_link=translate(f"{key}.or"),
                          link_words=translate(f"{key}.by_form"))
        page.started.connect(self.start_import)
        page.alternative_chosen.connect(lambda: self._offer_forms(page.link))
        return page

    def _offer_forms(self, link: QPushButton) -> None:
        self._forms(self).popup(link.mapToGlobal(link.rect().bottomLeft()))


class CardDialog(QDialog):
    """What the card is and what taking it in would change; nothing is written before Take in."""

    def __init__(self, preview: CardPreview, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(translate("card.title"))
        self.setMinimumWidth(min(WIDTH, parent.window().width() - 32))
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("card.title"), Type.TITLE))
        for at, sentence in enumerate(told(preview)):
            label = WrappingLabel(sentence, Type.BODY_BOLD if at == 0 else Type.BODY)
            label.setMinimumWidth(NARROWEST_TEXT)  # a dialog asks for the height at the smallest width
            layout.addWidget(label)
        self.confirm = button(translate("card.confirm"), self.accept, kind="primary")
        self.confirm.setEnabled(preview.changes_anything)
        self.cancel = button(translate("card.cancel"), self.reject)
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(self.cancel)
        bar.addWidget(self.confirm)
        layout.addLayout(bar)
        (self.confirm if preview.changes_anything else self.cancel).setFocus()
