"""`demo`: the demonstration workspace and its papers, without a window."""

import argparse

from hromada_desk.cli.command import Command, file_path, say
from hromada_desk.services.demo import make_demo_papers
from hromada_desk.services.demo_file import DEMO_PASSPHRASE
from hromada_desk.text.catalog import translate


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=file_path, required=True, metavar="DIR", help=translate("cli.option.out_dir"))
    parser.add_argument("--lang", choices=("uk", "en"), default="uk", help=translate("cli.option.lang"))


def _run(options: argparse.Namespace) -> int:
    for path in make_demo_papers(options.out, "en" if options.lang == "en" else "uk"):
        say("cli.written", path=str(path))
    say("cli.demo.passphrase", passphrase=DEMO_PASSPHRASE)
    return 0


COMMAND = Command("demo", "demo", _declare, _run)
