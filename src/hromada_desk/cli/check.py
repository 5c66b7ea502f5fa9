"""`check`: what is still missing or wrong, in one proposal or in everything."""

import argparse

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json, say
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.services.checking import Checked, check_proposal, check_workspace
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("--proposal", metavar="ID", help=translate("cli.option.proposal"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        checked = (check_proposal(desk, options.proposal),) if options.proposal is not None else check_workspace(desk)
    if options.json:
        print_json([_view(one, each) for one in checked for each in one.problems])
    else:
        _print(checked)
    blocking = any(each.severity is Severity.ERROR for one in checked for each in one.problems)
    return 1 if blocking else 0


def _print(checked: tuple[Checked, ...]) -> None:
    for one in checked:
        if one.problems:
            print(f"{one.title}:")
        for each in one.problems:
            print(f"  [{translate(f'severity.{each.severity}')}] {_sentence(each)}")
    if not any(one.problems for one in checked):
        say("cli.check.clean")


def _sentence(problem: Problem) -> str:
    return problem_sentence(problem.code, problem.details)


def _view(one: Checked, problem: Problem) -> dict[str, object]:
    return {"of": {"kind": one.kind, "id": one.record_id}, "code": problem.code, "kind": problem.kind,
            "id": problem.record_id, "field": problem.field, "severity": str(problem.severity),
            "sentence": _sentence(problem)}


COMMAND = Command("check", "check", _declare, _run)
