"""`import`: a list of projects from a workbook or a CSV file, as one change."""

import argparse
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, file_path, opened, print_json, say
from hromada_desk.services.imports import ImportSummary, apply_import, preview_list, summary_of
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("list", type=file_path, metavar="LIST", help=translate("cli.option.list"))
    parser.add_argument("--map", type=file_path, metavar="M", help=translate("cli.option.map"))
    parser.add_argument("--dry-run", action="store_true", help=translate("cli.option.dry_run"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=options.dry_run) as desk:
        preview = preview_list(desk, options.list, options.map)
        summary = summary_of(preview)
        if not options.json:
            _print_problems(summary)
        if not options.dry_run:
            apply_import(desk, preview)
    if options.json:
        print_json(_view(summary, written=not options.dry_run))
        return 0
    say("cli.import.counts", rows=summary.rows, projects=summary.projects, subtotals=summary.subtotals,
        oblasts=summary.with_oblast, hromadas=summary.with_hromada)
    if summary.duplicates:
        say("cli.import.duplicates", count=summary.duplicates)
    say("cli.import.dry" if options.dry_run else "cli.import.done", projects=summary.projects)
    return 0


def _print_problems(summary: ImportSummary) -> None:
    for problem in summary.problems:
        print(problem_sentence(problem.code, problem.details))


def _view(summary: ImportSummary, *, written: bool) -> dict[str, Any]:
    return {
        "written": written, "sheet": summary.sheet, "header_row": summary.header_row, "mapping": summary.mapping,
        "rows": summary.rows, "projects": summary.projects, "subtotals": summary.subtotals,
        "with_oblast": summary.with_oblast, "with_hromada": summary.with_hromada,
        "duplicates": summary.duplicates,
        "problems": [{"code": each.code, "details": {name: str(value) for name, value in each.details.items()},
                      "sentence": problem_sentence(each.code, each.details)} for each in summary.problems],
    }


COMMAND = Command("import", "import", _declare, _run)
