"""Changing a mapping in the dialog: entries are added, changed and taken away; each change shows at once."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QDialog

from hromada_desk.desktop.screens.budget_template.entry_dialogs import BlockDialog, CellDialog
from hromada_desk.desktop.screens.budget_template.form_page import FormPage
from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_places import columns_of, entry_at, names_in, new_block, with_entry, without
from hromada_desk.services.donor_forms import OpenForm


class MappingEditing:
    """The mapping of the opened form while it is worked on; `changed` hears of each change."""

    def __init__(self, book: BudgetBook, page: FormPage, changed: Callable[[FormMapping], object]) -> None:
        self._book, self._page, self._changed = book, page, changed
        self._form: OpenForm | None = None
        self.mapping = FormMapping()
        page.cell_added.connect(self.add_cell)
        page.block_added.connect(self.add_block)
        page.entry_asked.connect(self.change)
        page.entry_removed.connect(self.remove)
        page.language_chosen.connect(lambda chosen: self.take(replace(self.mapping, language=chosen)))
        page.place_asked.connect(self.change_place)

    def open(self, form: OpenForm) -> None:
        """Begin with the mapping that is kept with the form."""
        self._form = form
        self.take(form.mapping)

    def take(self, mapping: FormMapping) -> None:
        """Another mapping as a whole."""
        self.mapping = mapping
        self._changed(mapping)

    def add_cell(self) -> None:
        """A field for the cell under the caret."""
        sheet, address = self._page.view.place()
        self._edit_cell("", CellEntry("", sheet, address), sheet)

    def add_block(self) -> None:
        """A list that begins in the row of the caret."""
        if self._form is not None:
            sheet, address = self._page.view.place()
            self._edit_block("", new_block(self._form, sheet, address or "A1"))

    def change(self, key: str) -> None:
        """Look at an entry and change it."""
        kind, _, at = key.partition(":")
        if kind == "cell":
            entry = self.mapping.cells[int(at)]
            self._edit_cell(key, entry, entry.sheet or self._page.view.place()[0])
        elif kind == "block":
            self._edit_block(key, self.mapping.blocks[int(at)])

    def change_place(self, sheet: str, address: str) -> None:
        """Enter on a cell: the entry that fills it, or a new one."""
        key = entry_at(self._form, self.mapping, sheet, address) if self._form is not None else ""
        if key:
            self._page.choose_entry(key)
            self.change(key)
        else:
            self.add_cell()

    def remove(self, key: str) -> None:
        """Take an entry away."""
        self.take(without(self.mapping, key))

    def _edit_cell(self, key: str, entry: CellEntry, sheet: str) -> None:
        names = names_in(self._form) if self._form is not None else ()
        dialog = CellDialog(self._book, entry, sheet, names, self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            made = dialog.entry()
            if made is not None:
                self._put(key, made)

    def _edit_block(self, key: str, block: BlockEntry) -> None:
        if self._form is None:
            return
        dialog = BlockDialog(self._book, block, columns_of(self._form, block), self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._put(key, dialog.entry())

    def _put(self, key: str, entry: CellEntry | BlockEntry) -> None:
        self.take(with_entry(self.mapping, key, entry))
        kind = "cell" if isinstance(entry, CellEntry) else "block"
        last = len(self.mapping.cells if kind == "cell" else self.mapping.blocks) - 1
        self._page.choose_entry(key or f"{kind}:{last}")
