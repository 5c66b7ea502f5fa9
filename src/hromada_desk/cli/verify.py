"""`verify`: every page, every reference, and the journal against the rows."""

import argparse

from hromada_desk.cli.command import Command, add_json, add_workspace, opened, print_json
from hromada_desk.services.workspaces import verify
from hromada_desk.text.catalog import translate, translate_plural


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        report = verify(desk)
    if options.json:
        print_json({"ok": report.ok, "pages": report.pages, "problems": list(report.problems)})
    elif report.ok:
        print(translate_plural("cli.verify.ok", report.pages))
    else:
        print(translate("cli.verify.damaged", count=len(report.problems)))
        for each in report.problems:
            print(f"  {each}")
    return 0 if report.ok else 3


COMMAND = Command("verify", "verify", _declare, _run)
