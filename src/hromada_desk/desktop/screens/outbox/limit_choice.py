"""How large a letter may be: the limits of mail services, one of one's own, or none."""

from collections.abc import Callable

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.packages import MAIL_LIMITS, MEGABYTE
from hromada_desk.domain.records.outbox import Package
from hromada_desk.services.packages import limit_letters
from hromada_desk.text.catalog import translate

NONE = "none"
LARGEST = 500
OWN_WIDTH = 96


class LimitChoice(QWidget):
    """Segments for the known limits and a line for another number of megabytes."""

    def __init__(self, office: Office, package: Package, then: Callable[[], object]) -> None:
        super().__init__()
        self._office, self._package_id, self._then = office, package.id, then
        layout = column(self, spacing=4)
        layout.addWidget(Label(translate("package.limit_bytes"), Type.CAPTION, "secondary"))
        words = [Segment(key, translate("outbox.megabytes", n=each // MEGABYTE)) for key, each in MAIL_LIMITS.items()]
        known = Segments([*words, Segment(NONE, translate("outbox.no_limit"))], translate("package.limit_bytes"),
                         small=True)
        limit = package.limit_bytes
        chosen = next((key for key, each in MAIL_LIMITS.items() if each == limit), NONE if limit is None else "")
        if chosen:
            known.choose(chosen)
        known.chosen.connect(lambda key: self._set(MAIL_LIMITS.get(key)))
        self.own = QLineEdit("" if chosen or limit is None else str(limit // MEGABYTE))
        self.own.setPlaceholderText(translate("outbox.own_limit"))
        self.own.setValidator(QIntValidator(1, LARGEST, self))
        self.own.setFixedWidth(OWN_WIDTH)
        name_for_readers(self.own, translate("outbox.own_limit"))
        self.own.editingFinished.connect(self._set_own)
        line = row(spacing=8)
        line.addWidget(known)
        line.addWidget(self.own)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(WrappingLabel(translate("outbox.limit_hint"), Type.CAPTION, "secondary"))
        for each in (known, self.own):
            each.setEnabled(not office.desk.read_only)

    def _set_own(self) -> None:
        if self.own.isModified() and self.own.text().isdigit():
            self._set(int(self.own.text()) * MEGABYTE)

    def _set(self, limit: int | None) -> None:
        self._office.runner.run(lambda: limit_letters(self._office.desk, self._package_id, limit))
        self._then()
