"""`import-budget`: the lines of a budget from a workbook or a CSV file, as one change."""

import argparse
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, file_path, opened, print_json, say
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_imports import (
    ADD,
    KEEP_PRICE,
    KEEP_SUM,
    MERGE,
    REPLACE,
    BudgetPreview,
    Outcome,
    apply_import,
    keeping,
    open_source,
    outcome_of,
    preview_budget,
)
from hromada_desk.services.editing import record_of
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.problem_texts import problem_sentence


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("table", type=file_path, metavar="TABLE", help=translate("cli.option.import_budget_file"))
    parser.add_argument("--budget", required=True, metavar="ID", help=translate("cli.option.import_budget_id"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=translate("cli.option.import_budget_sheet"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--replace", dest="mode", action="store_const", const=REPLACE, default=ADD,
                       help=translate("cli.option.import_budget_replace"))
    where.add_argument("--merge", dest="mode", action="store_const", const=MERGE,
                       help=translate("cli.option.import_budget_merge"))
    parser.add_argument("--keep", choices=(KEEP_PRICE, KEEP_SUM), default=KEEP_PRICE,
                        help=translate("cli.option.import_budget_keep"))
    parser.add_argument("--dry-run", action="store_true", help=translate("cli.option.dry_run"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=options.dry_run) as desk:
        book = BudgetBook(desk, record_of(desk, Budget.kind, options.budget).id)
        preview = preview_budget(book, open_source(options.table), options.sheet)
        if options.keep != KEEP_PRICE:
            preview = keeping(preview, options.keep)
        outcome = outcome_of(book, preview, options.mode)
        if not options.dry_run:
            apply_import(book, preview, options.mode)
    if options.json:
        print_json(_view(preview, outcome, written=not options.dry_run))
        return 0
    for problem in outcome.problems:
        print(problem_sentence(problem.code, problem.details))
    _print_totals(outcome)
    done = "cli.import_budget.dry" if options.dry_run else "cli.import_budget.done"
    print(translate_plural(done, outcome.lines + outcome.shares))
    return 0


def _print_totals(outcome: Outcome) -> None:
    said: dict[str, Any] = {"coming": outcome.coming, "before": outcome.before, "after": outcome.after}
    if outcome.stated is None:
        say("cli.import_budget.totals_unsaid", **said)
    else:
        say("cli.import_budget.totals", stated=outcome.stated, **said)


def _view(preview: BudgetPreview, outcome: Outcome, *, written: bool) -> dict[str, Any]:
    mapping = preview.mapping
    return {
        "written": written, "sheet": mapping.sheet, "header_row": mapping.head_row + 1,
        "mapping": {each.head or str(each.column + 1): each.field for each in mapping.columns},
        "currency": mapping.currency, "lines": outcome.lines, "shares": outcome.shares, "headings": outcome.headings,
        "sources": outcome.sources, "removed": outcome.removed, "stated": _money(outcome.stated),
        "coming": _money(outcome.coming), "before": _money(outcome.before), "after": _money(outcome.after),
        "problems": [{"code": each.code, "details": {name: str(value) for name, value in each.details.items()},
                      "sentence": problem_sentence(each.code, each.details)} for each in outcome.problems],
    }


def _money(value: Money | None) -> dict[str, str] | None:
    return None if value is None else {"amount": str(value.amount), "currency": value.currency}


COMMAND = Command("import-budget", "import_budget", _declare, _run)
