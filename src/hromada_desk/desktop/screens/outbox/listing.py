"""The list of packages: for whom, by which channel, how large, how far."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.folding import fold
from hromada_desk.services.packages import PackageRow, package_rows
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_size

CHANNEL_ICONS = {"email": "mail", "usb": "usb", "dream": "export", "matchmaking": "partners", "prozorro": "export",
                 "portal": "copy"}
STATE_LOOKS = {"draft": ("edit", Tone.PLAIN), "ready": ("clock", Tone.PLAIN), "copied": ("usb", Tone.OK),
               "sent": ("outbox", Tone.OK), "confirmed": ("ok", Tone.OK)}
GONE = ("sent", "confirmed")
"""States of what has left."""

FILTERS = ("waiting", "gone", "all")


class PackageList(QWidget):
    """`chosen(id)` when another package is in front, `started()` for a new one, `removed(ids)` for the trash."""

    chosen = Signal(str)
    started = Signal()
    removed = Signal(list)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._filter = "all"
        self._rows: tuple[PackageRow, ...] = ()
        self.model = RecordTableModel((
            Column("title", translate("package.title"), 260, stretches=True),
            Column("channel", translate("package.channel"), 150, priority=3),
            Column("audience", translate("package.audience"), 120, priority=2),
            Column("files", translate("outbox.column.files"), 72, Look.NUMBER, priority=4),
            Column("size", translate("outbox.column.size"), 88, Look.NUMBER, priority=1),
            Column("state", translate("package.status"), 150, Look.PILL),
        ))
        self.table = RecordTable(self.model, translate("screen.outbox"), "counted.package")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work())
        self._pages.addWidget(self._empty())
        column(self, spacing=0).addWidget(self._pages)
        view = self.table.view
        view.row_opened.connect(self.chosen)
        view.panel_asked.connect(self.chosen)
        view.delete_asked.connect(self.removed)

    def reload(self) -> None:
        """Read all packages again; what was chosen stays chosen."""
        self._rows = package_rows(self._office.desk)
        for key in FILTERS:
            self.segments.show_words(key, f"{translate(f'outbox.filter.{key}')} {len(self._of(key))}")
        self._show()

    def current_key(self) -> str:
        """The package in front."""
        return self.table.view.current_key()

    def choose(self, package_id: str) -> None:
        """Put the caret on that package."""
        if self.model.row_of(package_id) < 0:
            self.segments.choose("all")
            self._show_filter("all")
        self.table.view.choose(package_id)

    def focus_first(self) -> None:
        """The table, or the button that starts the first package."""
        if self._pages.currentIndex():
            self._start.start.setFocus()
            return
        if not self.table.view.currentIndex().isValid() and self.model.matching_rows:
            self.table.view.choose(self.model.matching_rows[0].key)
        self.table.view.setFocus()

    def _of(self, key: str) -> list[PackageRow]:
        return [each for each in self._rows if key == "all" or (each.state in GONE) == (key == "gone")]

    def _show_filter(self, key: str) -> None:
        self._filter = key
        self._show()

    def _show(self) -> None:
        before = self.table.view.current_key()
        self.model.set_rows([_row(each) for each in self._of(self._filter)])
        self._pages.setCurrentIndex(0 if self._rows else 1)
        if before and self.model.row_of(before) >= 0:
            self.table.view.choose(before)

    def _work(self) -> QWidget:
        page = QWidget()
        layout = column(page, spacing=0)
        layout.addLayout(self._toolbar())
        layout.addWidget(self.table, 1)
        return page

    def _toolbar(self) -> QHBoxLayout:
        bar = row(spacing=8, margins=(Size.PAGE_LEFT, 8, Size.PAGE_RIGHT, 8))
        self.segments = Segments([Segment(key, translate(f"outbox.filter.{key}")) for key in FILTERS],
                                 translate("outbox.filter"))
        self.segments.choose("all")
        self.segments.chosen.connect(self._show_filter)
        bar.addWidget(self.segments)
        bar.addStretch(1)
        self.new = button(translate("outbox.new"), self.started.emit, kind="primary", icon_name="add")
        self.new.setEnabled(not self._office.desk.read_only)
        bar.addWidget(self.new)
        return bar

    def _empty(self) -> QWidget:
        self._start = EmptyState(translate("outbox.empty.title"), translate("outbox.empty.sentence"),
                                 translate("outbox.new"))
        self._start.started.connect(self.started)
        mark(self._start, role="page")
        return self._start


def state_words(state: str) -> str:
    """The state of a package as its pill says it."""
    return choice_label("package_status", state)


def _row(each: PackageRow) -> Row:
    package, language = each.package, current().language
    title = package.title.best(language) or translate("outbox.untitled")
    icon, tone = STATE_LOOKS.get(each.state, ("", Tone.PLAIN))
    size = each.size
    channel = choice_label("channel", package.channel)
    return Row(package.id, (
        Cell(title, tip=package.recipient), Cell(channel), Cell(choice_label("audience", package.audience)),
        Cell(str(len(each.items)), len(each.items)),
        Cell(format_size(size, language) if size is not None else "", size),
        Cell(state_words(each.state), icon=icon, tone=tone),
    ), search=fold(f"{title} {channel} {package.recipient}"))
