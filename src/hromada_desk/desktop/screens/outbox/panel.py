"""The panel of one package: how far it is, what is to be done next, its files, its terms, its proof."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, hairline, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.live_form import LiveForm
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.outbox.additions import additions_menu
from hromada_desk.desktop.screens.outbox.limit_choice import LimitChoice
from hromada_desk.desktop.screens.outbox.listing import STATE_LOOKS, state_words
from hromada_desk.desktop.screens.outbox.sending import Sending
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.outbox import Package, PackageItem
from hromada_desk.services.packages import FRAMING, PackageRow, proofs_of, remove_items, row_of, unmake
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import format_size

WIDTH, ROOMY = 472, 448
FORMAT_ICONS = {"pdf": "pdf", "xlsx": "workbook", "docx": "proposal", "png": "photo", "jpg": "photo", "jpeg": "photo"}
FIELDS = ("title", "channel", "audience", "language", "recipient", "naming", "note")
DIGITS = 8


class PackagePanel(SidePanel):
    """`written` tells that the package changed, `portal_asked` that its fields are to be copied into a portal."""

    written = Signal()
    portal_asked = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__(WIDTH)
        self._office = office
        self.sending = Sending(office, self.written.emit)
        self._shown: PackageRow | None = None
        self.form: LiveForm | None = None
        self.files = ProblemList(translate("outbox.files"), grows=True)
        self.hide()

    @property
    def package(self) -> Package | None:
        """The package in the panel."""
        return self._shown.package if self._shown is not None else None

    def show_package(self, package_id: str) -> None:
        """Show that package as it is now; one that is gone closes the panel."""
        package = self._office.desk.find(Package, package_id)
        if package is None:
            self.close_panel()
            return
        self._shown = shown = row_of(self._office.desk, package)
        icon, tone = STATE_LOOKS.get(shown.state, ("", Tone.PLAIN))
        self.show_subject(package.title.best(current().language) or translate("outbox.untitled"),
                          getattr(shown.owner, "number", ""), state_words(shown.state), icon, tone)
        content = QWidget()
        layout = column(content, spacing=12)
        layout.addWidget(WrappingLabel(_state_sentence(shown), Type.SMALL, "secondary"))
        layout.addWidget(self._deeds(shown))
        layout.addWidget(hairline())
        layout.addWidget(self._contents(shown))
        layout.addWidget(hairline())
        layout.addWidget(self._terms(shown))
        layout.addWidget(hairline())
        layout.addWidget(self._proof(shown))
        self.set_content(content)
        self.show()

    def commit(self) -> None:
        """Write what is being typed in its form."""
        if self.form is not None and not self.isHidden():
            self.form.commit()

    def _deeds(self, shown: PackageRow) -> QWidget:
        """The next step first, then the others."""
        package, made = shown.package, shown.state != "draft"
        box = QWidget()
        layout = row(spacing=8)
        read_only = self._office.desk.read_only
        make = self._deed("outbox.make", lambda: self.sending.make(package), "check", primary=not made)
        make.setEnabled(not read_only and bool(shown.items))
        layout.addWidget(make)
        hand_over = button(translate("outbox.hand_over"), kind="primary" if made else "", icon_name="outbox",
                           size="small", menu=self._ways(package))
        hand_over.setEnabled(made)
        hand_over.setToolTip("" if made else translate("outbox.make_first"))
        layout.addWidget(hand_over)
        marks = button(translate("outbox.mark"), size="small", menu=self._marks(package))
        marks.setEnabled(made and not read_only)
        layout.addStretch(1)
        if self.width() < style.px(ROOMY):  # side by side they would reach beyond a narrow panel
            rows = column(spacing=8)
            rows.addLayout(layout)
            rows.addWidget(marks, 0, Qt.AlignmentFlag.AlignLeft)
            box.setLayout(rows)
        else:
            layout.insertWidget(2, marks)
            box.setLayout(layout)
        return box

    def _ways(self, package: Package) -> QMenu:
        menu = QMenu(self)
        for key, deed in (("letters", self.sending.to_letters), ("stick", self.sending.to_stick),
                          ("folder", self.sending.to_folder), ("archive", self.sending.to_archive),
                          ("act", self.sending.write_act), ("compare", self.sending.compare)):
            menu.addAction(translate(f"outbox.way.{key}")).triggered.connect(lambda _=False, deed=deed: deed(package))
        if package.proposal_id:
            menu.addAction(translate("outbox.way.portal")).triggered.connect(
                lambda: self.portal_asked.emit(package.proposal_id))
        return menu

    def _marks(self, package: Package) -> QMenu:
        menu = QMenu(self)
        for state in ("copied", "sent", "confirmed"):
            menu.addAction(translate(f"outbox.mark.{state}")).triggered.connect(
                lambda _=False, state=state: self.sending.mark(package, state))
        return menu

    def _contents(self, shown: PackageRow) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=8)
        head = row(spacing=8)
        head.addWidget(Label(translate("outbox.files"), Type.HEADING))
        head.addStretch(1)
        add = button(translate("outbox.add"), icon_name="add", size="small",
                     menu=additions_menu(self._office, shown, self.written.emit, self))
        add.setEnabled(not self._office.desk.read_only)
        head.addWidget(add)
        layout.addLayout(head)
        self.files = ProblemList(translate("outbox.files"), grows=True)
        self.files.show_findings([_finding(each) for each in shown.items])
        self.files.activated_key.connect(lambda key: self._offer_removal(shown.items, key))
        layout.addWidget(self.files)
        return box

    def _offer_removal(self, items: Sequence[PackageItem], key: str) -> None:
        item = next((each for each in items if each.id == key), None)
        if item is None or self._office.desk.read_only:
            return
        menu = QMenu(self)
        menu.addAction(translate("outbox.remove_file")).triggered.connect(lambda: self._remove(item))
        at = self.files.visualRect(self.files.currentIndex()).bottomLeft()
        menu.popup(self.files.viewport().mapToGlobal(at))

    def _remove(self, item: PackageItem) -> None:
        self._office.runner.run(lambda: remove_items(self._office.desk, (item,)))
        self._office.offer_undo(translate("outbox.file_removed", title=item.title.best(current().language)))
        self.written.emit()

    def _terms(self, shown: PackageRow) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=12)
        self.form = LiveForm(self._office, Package, (("", FIELDS),))
        self.form.show_record(shown.package)
        self.form.changed.connect(lambda name: self._framed(shown.package.id, name))
        layout.addWidget(self.form)
        if shown.package.channel == "email":
            layout.addWidget(LimitChoice(self._office, shown.package, self.written.emit))
        return box

    def _framed(self, package_id: str, field: str) -> None:
        """Other readers or names make other files: what was made is a draft again."""
        if field in FRAMING:
            self._office.runner.run(lambda: unmake(self._office.desk, package_id))
        self.written.emit()

    def _proof(self, shown: PackageRow) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=8)
        layout.addWidget(Label(translate("outbox.proof"), Type.HEADING))
        for each in proofs_of(self._office.desk, shown.package.id):
            layout.addWidget(WrappingLabel(each.file_name, Type.SMALL))
        add = self._deed("outbox.add_proof", lambda: self.sending.add_proof(shown.package), "attach")
        add.setEnabled(not self._office.desk.read_only)
        line = row(spacing=8)
        line.addWidget(add)
        line.addStretch(1)
        layout.addLayout(line)
        return box

    def _deed(self, key: str, deed: Callable[[], object], icon_name: str, *, primary: bool = False) -> QWidget:
        return button(translate(key), deed, kind="primary" if primary else "", icon_name=icon_name, size="small")


def _state_sentence(shown: PackageRow) -> str:
    """What was done and what comes next, in one sentence."""
    if not shown.items:
        return translate("outbox.state.empty")
    size = shown.size
    if shown.state == "draft" or size is None:
        return translate_plural("outbox.state.draft", len(shown.items))
    return translate(f"outbox.state.{shown.state}", files=translate_plural("counted.package_item", len(shown.items)),
                     size=format_size(size, current().language))


def _finding(item: PackageItem) -> Finding:
    language = current().language
    tone = STATE_LOOKS.get(item.status, ("", Tone.PLAIN))[1]
    name = item.file_name or item.title.best(language)
    parts = [item.title.best(language) if item.file_name else item.file_format.upper()]
    if item.size_bytes is not None:
        parts += [format_size(item.size_bytes, language), item.sha256[:DIGITS]]
    return Finding(item.id, name, " \u00b7 ".join(parts), tone, FORMAT_ICONS.get(item.file_format, "attach"))
