"""`fill-word`: a donor's own Word file with fields, filled from a proposal."""

import argparse

from hromada_desk.cli.command import Command, add_workspace, file_path, opened, say
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.values import Language
from hromada_desk.services.editing import record_of
from hromada_desk.services.word_templates import fill_word_template
from hromada_desk.text.catalog import translate, translate_plural


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("template", type=file_path, metavar="TEMPLATE", help=translate("cli.option.word_template"))
    parser.add_argument("--proposal", required=True, metavar="ID", help=translate("cli.option.word_proposal"))
    parser.add_argument("--lang", choices=("uk", "en"), default="uk", help=translate("cli.option.lang"))
    parser.add_argument("--audience", choices=("internal", "donor", "public"), default="donor",
                        help=translate("cli.option.audience"))
    parser.add_argument("--out", type=file_path, required=True, metavar="PATH", help=translate("cli.option.out"))


def _run(options: argparse.Namespace) -> int:
    language: Language = "en" if options.lang == "en" else "uk"
    with opened(options, read_only=True) as desk:
        proposal = record_of(desk, Proposal.kind, options.proposal)
        filled = fill_word_template(desk, proposal.id, options.template, options.out, language=language,
                                    audience=Audience.named(options.audience))
    say("cli.written", path=str(filled.path))
    print(translate_plural("word_template.filled", len(filled.fields)))
    return 0


COMMAND = Command("fill-word", "fill_word", _declare, _run)
