"""What the panel tells about a line: fields by what the line is, records it may link to, a share's base."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.form_fields import Option, OptionSearch
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers
from hromada_desk.desktop.live_form import Section
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.budget_bases import base_of
from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.project import Site
from hromada_desk.domain.records.proposal import Activity, LogframeRow
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_share_lines import SHARE, base_choices, base_words, write_base
from hromada_desk.services.editing import title_of
from hromada_desk.text.catalog import current, translate

OF_PROPOSAL = frozenset({"activity_id", "result_id"})
"""What only a proposal has."""
MOST = 20


def line_sections(book: BudgetBook, line: BudgetLine) -> Sequence[Section]:
    """The fields of a heading, of a share of other costs, or of an ordinary line."""
    if line.line_type == "heading":
        return (("", ("title", "role")),)
    first = ("title", "percent") if line.line_type == SHARE else ("title", "unit_cost")
    terms = ("period", "eligible", "vat", "cost_item", "capital", "partner_id", "site_id", "activity_id", "result_id")
    shown = tuple(each for each in terms
                  if each not in OF_PROPOSAL or book.known.proposal_id or getattr(line, each))
    return (("", first), ("budget_screen.section.terms", shown),
            ("budget_screen.section.codes", ("kekv", "programme_code", "dk021")),
            ("budget_screen.section.why", ("justification", "price_source")))


def link_searches(book: BudgetBook) -> Mapping[str, OptionSearch]:
    """Sites of the project, activities and results of the proposal: nobody else's."""
    return {"site_id": _search(book, Site), "activity_id": _search(book, Activity),
            "result_id": _search(book, LogframeRow)}


class BaseChooser(QWidget):
    """What a share is a part of, to be chosen from parts of the budget and its headings; several may be ticked."""

    def __init__(self, office: Office, book: BudgetBook, line_id: str, written: Callable[[], None]) -> None:
        super().__init__()
        self._office, self._book, self._line_id, self._written = office, book, line_id, written
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list)
        label = translate("budget_line.base")
        self._chosen = button("", menu=self._menu)
        self._chosen.setEnabled(not book.desk.read_only)
        box = column(self, spacing=4)
        box.addWidget(Label(label, Type.CAPTION, "secondary"))
        box.addWidget(self._chosen)
        self._show()

    def _show(self) -> None:
        base = base_words(self._book, base_of(self._book.lines[self._line_id]), current().language)
        words = translate("budget_grid.part_of", base=base)
        self._chosen.setText(words.replace("&", "&&"))
        self._chosen.setToolTip(words)
        name_for_readers(self._chosen, f"{translate('budget_line.base')}: {words}")

    def _list(self) -> None:
        self._menu.clear()
        present = base_of(self._book.lines[self._line_id])
        for base, words in base_choices(self._book, current().language):
            action = self._menu.addAction(translate("budget_grid.part_of", base=words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(set(base) <= set(present))
            action.triggered.connect(lambda _=False, base=base: self._toggle(base))

    def _toggle(self, base: tuple[str, ...]) -> None:
        book = self._book
        present = set(base_of(book.lines[self._line_id]))
        wanted = present - set(base) if set(base) <= present else present | set(base)
        self._office.runner.run(lambda: write_base(book, self._line_id, tuple(sorted(wanted))))
        self._show()
        self._written()


def _search(book: BudgetBook, record_type: type[Record]) -> OptionSearch:
    def look(text: str) -> Sequence[Option]:
        wanted = fold(text)
        records = tuple(_records(book, record_type))
        exact = [each for each in records if each.id == text]
        chosen = exact or [each for each in records if wanted in fold(title_of(each))]
        return [Option(each.id, title_of(each) or each.id[:8]) for each in chosen[:MOST]]

    return look


def _records(book: BudgetBook, record_type: type[Record]) -> Iterator[Record]:
    case = book.reading.case
    if record_type is Site:
        yield from book.desk.all(Site, project_id=case.project.id) if case.project is not None else ()
    elif book.known.proposal_id:
        yield from book.desk.all(record_type, proposal_id=book.known.proposal_id)
