"""`fill-form`: a donor's own workbook form, filled from a budget."""

import argparse
from pathlib import Path

from hromada_desk.cli.command import Command, add_workspace, file_path, opened, say
from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.problems import Problem
from hromada_desk.services import donor_form_mappings, donor_forms
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_forms import OpenForm
from hromada_desk.services.settings import load_settings
from hromada_desk.services.targets import refuse_target
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("id", metavar="ID", help=translate("cli.option.form_budget"))
    parser.add_argument("--form", required=True, metavar="FORM", help=translate("cli.option.form"))
    parser.add_argument("--mapping", type=file_path, metavar="PATH", help=translate("cli.option.form_mapping"))
    parser.add_argument("--out", type=file_path, required=True, metavar="PATH", help=translate("cli.option.out"))


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        book = donor_forms.book_of(desk, options.id)
        refuse_target(desk, options.out, "xlsx", Path(options.form))
        form = _form(book, options.form)
        mapping = _mapping(form, book, options.mapping)
        _tell(form.warnings)
        steps = donor_forms.fill(donor_forms.plan(form, mapping, book), options.out)
        done = donor_forms.result_of(steps)
    say("cli.written", path=str(done.path))
    if done.instead_of is not None:
        say("cli.export.instead_of", path=str(done.instead_of))
    say("cli.fill_form.counts", cells=done.cells, formulas=done.computed)
    _tell(done.problems)
    return 0


def _form(book: BudgetBook, named: str) -> OpenForm:
    """A form of the workspace by its title, or a workbook by its path, which is filled without being kept."""
    path = Path(named)
    if path.is_file():
        return donor_forms.open_form_file(path)
    try:
        record = donor_forms.form_called(book.desk, named)
    except RuleBroken:
        if not path.suffix and path.name == named:
            raise
        return donor_forms.open_form_file(path)
    return donor_forms.open_form(book.desk, record)


def _mapping(form: OpenForm, book: BudgetBook, path: Path | None) -> FormMapping:
    """The mapping that was given, else the form's own, else what the form itself proposes, which is said."""
    if path is not None:
        return donor_form_mappings.import_mapping(path)
    if form.mapping:
        return form.mapping
    mapping = donor_form_mappings.propose(form, book, load_settings().language)
    say("cli.fill_form.proposed", cells=len(mapping.cells), blocks=len(mapping.blocks))
    return mapping


def _tell(problems: tuple[Problem, ...]) -> None:
    for each in problems:
        print(problem_sentence(each.code, each.details))


COMMAND = Command("fill-form", "fill_form", _declare, _run)
