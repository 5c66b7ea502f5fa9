"""`package`: a proposal or project with its annexes as a folder, a zip, drafts of letters, or on a stick."""

import argparse
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hromada_desk.cli.command import Command, add_workspace, file_path, opened, positive_count, say
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.packages import DEFAULT_PATTERN, MAIL_LIMITS, MEGABYTE
from hromada_desk.domain.records.outbox import Package
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services import package_sending
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import record_of
from hromada_desk.services.package_making import make_package
from hromada_desk.services.packages import change_package, mark, package_rows, start_package
from hromada_desk.text.catalog import translate, translate_plural

KINDS = {"folder": "email", "zip": "email", "mail": "email", "stick": "usb"}
"""What can be made, and the channel it is for."""


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("id", metavar="ID", help=translate("cli.option.package_id"))
    parser.add_argument("--as", dest="made_as", choices=tuple(KINDS), default="folder",
                        help=translate("cli.option.package_as"))
    parser.add_argument("--out", type=file_path, required=True, metavar="DIR", help=translate("cli.option.package_out"))
    parser.add_argument("--lang", choices=("uk", "en"), default="uk", help=translate("cli.option.lang"))
    parser.add_argument("--audience", choices=("internal", "donor", "public"), default="donor",
                        help=translate("cli.option.audience"))
    parser.add_argument("--limit", type=positive_count, default=MAIL_LIMITS["any"] // MEGABYTE, metavar="MB",
                        help=translate("cli.option.package_limit"))
    parser.add_argument("--names", default=DEFAULT_PATTERN, metavar="PATTERN",
                        help=translate("cli.option.package_pattern"))


def _run(options: argparse.Namespace) -> int:
    if not options.out.exists():
        raise FileProblem("file.folder_missing", folder=str(options.out))
    if not options.out.is_dir():
        raise FileProblem("file.not_a_folder", path=str(options.out))
    with opened(options) as desk:
        package = _package(desk, options)
        made = _to_the_end(make_package(desk, package.id))
        for path in _write(desk, package, options):
            say("cli.written", path=str(path))
        if made.problems:
            print(translate_plural("cli.export.draft", made.problems))
        if made.withheld:
            say("cli.export.withheld", names=", ".join(made.withheld))
    return 0


def _package(desk: Desk, options: argparse.Namespace) -> Package:
    """The package of that proposal or project made the same way before, or a new one."""
    try:
        owner = record_of(desk, Proposal.kind, options.id)
    except RuleBroken:
        owner = record_of(desk, Project.kind, options.id)
    assert isinstance(owner, Proposal | Project)
    channel = KINDS[options.made_as]
    known = [row.package for row in package_rows(desk) if row.package.channel == channel and row.owner == owner]
    package = known[0] if known else start_package(desk, owner, channel)
    wanted = replace(package, language=options.lang, audience=options.audience, naming=options.names,
                     limit_bytes=options.limit * MEGABYTE if channel == "email" else None)
    if wanted != package:
        change_package(desk, wanted)
    return wanted


def _write(desk: Desk, package: Package, options: argparse.Namespace) -> tuple[Path, ...]:
    if options.made_as == "folder":
        return (package_sending.write_folder(desk, package.id, options.out),)
    if options.made_as == "zip":
        return (package_sending.write_archive(desk, package.id, options.out),)
    if options.made_as == "stick":
        return (_copy(desk, package, options.out),)
    letters = package_sending.letters_of(desk, package.id, shrink=True)
    for each in letters.shrunk:
        say("cli.package.shrunk", name=each.name, size=each.size, smaller=each.smaller)
    return package_sending.write_letters(letters, options.out)


def _copy(desk: Desk, package: Package, stick: Path) -> Path:
    suspicious = package_sending.suspicious_on(stick)
    if suspicious:
        say("cli.package.suspicious", names=", ".join(each.name for each in suspicious[:5]))
    copied = _to_the_end(package_sending.copy_to_stick(desk, package.id, stick))
    mark(desk, package.id, "copied")
    print(translate_plural("cli.package.safe", copied.files, size=copied.size))
    return Path(copied.folder)


def _to_the_end(steps: Generator[tuple[int, int], None, Any]) -> Any:
    """Run a job that yields its progress; the answer is its result."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


COMMAND = Command("package", "package", _declare, _run)
