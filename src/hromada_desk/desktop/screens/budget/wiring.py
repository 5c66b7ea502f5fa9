"""Which signal of the costs page leads where: its toolbar, menus, grid, panel and keys."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence

from hromada_desk.desktop.kit.grid_view import GridView
from hromada_desk.desktop.screens.budget.hints import CellHints
from hromada_desk.desktop.screens.budget.keys import KeyList
from hromada_desk.desktop.screens.budget.work import BudgetWork
from hromada_desk.services.budget_columns import GROUPS
from hromada_desk.services.budget_repricing import change_currency
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import choice_label


def connect_page(work: BudgetWork) -> None:
    """Join the parts of the page."""
    work.holder.built.connect(lambda: _follow_view(work))
    work.holder.written.connect(work.show_written)
    _follow_view(work)
    _connect_toolbar(work)
    work.checks.activated_key.connect(work.walk.look_at)
    work.panel.written.connect(work.reload)
    work.panel.closed.connect(work.holder.setFocus)
    work.panel.found.connect(lambda place: _follow_finding(work, place))
    work.facts.rate_asked.connect(work.show_rate)
    work.facts.currency_chosen.connect(lambda currency: _look_in(work, currency))
    work.elsewhere.left.connect(lambda: _look_in(work, ""))
    for keys, deed in _keys(work):
        action = QAction(work)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _=False, deed=deed: deed())
        work.addAction(action)


def _keys(work: BudgetWork) -> tuple[tuple[str, Callable[[], object]], ...]:
    groups = tuple((f"Ctrl+Shift+{at}", lambda group=group: _toggle(work, group))
                   for at, group in enumerate(GROUPS, start=1))
    return (("Alt+Down", work.walk.forwards), ("Alt+Up", work.walk.backwards),
            ("Alt+Return", lambda: _show_details(work)), ("F1", lambda: _show_keys(work)), *groups)


def _connect_toolbar(work: BudgetWork) -> None:
    bar = work.toolbar
    bar.line_asked.connect(work.deeds.add_line)
    bar.heading_asked.connect(work.deeds.add_heading)
    bar.source_asked.connect(work.show_source)
    bar.rows_menu.details_asked.connect(lambda: _show_details(work))
    bar.details_menu.line_asked.connect(lambda: _show_details(work))
    bar.details_menu.budget_asked.connect(lambda: _show_budget(work))
    bar.details_menu.currency_asked.connect(lambda currency: _keep_in(work, currency))
    bar.details_menu.keys_asked.connect(lambda: _show_keys(work))
    bar.view_menu.group_asked.connect(lambda group: _toggle(work, group))
    bar.view_menu.fold_asked.connect(lambda closed: work.holder.fold_all(closed=closed))


def _follow_view(work: BudgetWork) -> None:
    view: GridView = work.view
    view.pasted.connect(work.deeds.paste)
    view.emptied.connect(work.deeds.empty)
    view.range_told.connect(work.facts.tell_range)
    view.menu_asked.connect(lambda place: work.rows_menu.popup(QPoint(place)))
    view.titles_menu_asked.connect(lambda place: work.toolbar.view_menu.popup(QPoint(place)))
    work.hints = CellHints(work.office, work)
    work.hints.rate_asked.connect(work.show_rate)


def _follow_finding(work: BudgetWork, place: str) -> None:
    if not work.deeds.unkept.take(place):
        line_id, _, column = place.partition("|")
        work.go_to(line_id, column)


def _toggle(work: BudgetWork, group: str) -> None:
    work.holder.toggle(group)
    work.toolbar.view_menu.show_opened(work.holder.opened)


def _look_in(work: BudgetWork, currency: str) -> None:
    """The budget read in that currency, for a look."""
    work.commit()
    work.elsewhere.choose(currency)
    work.show_figures()
    work.view.setFocus()


def _keep_in(work: BudgetWork, currency: str) -> None:
    """The budget in another currency, with Undo in the toast."""
    book = work.book
    if book is not None and currency != book.currency:
        work.commit()
        work.elsewhere.leave()
        work.office.runner.run(lambda: change_currency(book, currency))
        work.show_figures()
        work.office.offer_undo(translate("budget_screen.kept_in", currency=choice_label("currency", currency)))


def _show_details(work: BudgetWork) -> None:
    line_id = work.view.place()[0]
    if work.book is not None and line_id:
        work.commit()
        work.panel.show_line(work.book, line_id)


def _show_budget(work: BudgetWork) -> None:
    if work.book is not None:
        work.commit()
        work.panel.show_budget(work.book)


def _show_keys(work: BudgetWork) -> None:
    work.panel.show_words(translate("budget_grid.keys"), KeyList())
