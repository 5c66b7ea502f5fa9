"""`export`: a document for an audience, in a language and a format."""

import argparse

from hromada_desk.cli.command import Command, add_workspace, file_path, opened, say
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.domain.values import Language
from hromada_desk.services.plan_fact_report import period_named
from hromada_desk.services.reports import DOCUMENT_NAMES, export
from hromada_desk.text.catalog import translate, translate_plural


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("document", choices=DOCUMENT_NAMES, metavar="DOCUMENT",
                        help=translate("cli.option.document", names=", ".join(DOCUMENT_NAMES)))
    parser.add_argument("id", metavar="ID", nargs="?", default="", help=translate("cli.option.export_id"))
    parser.add_argument("--format", choices=("pdf", "xlsx", "docx", "txt", "json"), required=True,
                        help=translate("cli.option.format"))
    parser.add_argument("--lang", choices=("uk", "en"), default="uk", help=translate("cli.option.lang"))
    parser.add_argument("--one-language", action="store_true", help=translate("cli.option.one_language"))
    parser.add_argument("--currency", choices=CURRENCIES, default="", metavar="CODE",
                        help=translate("cli.option.shown_currency"))
    parser.add_argument("--period", default="", metavar="TIME", help=translate("cli.option.period"))
    parser.add_argument("--audience", choices=("internal", "donor", "public"), default="",
                        help=translate("cli.option.audience"))
    parser.add_argument("--out", type=file_path, required=True, metavar="PATH", help=translate("cli.option.out"))


def _run(options: argparse.Namespace) -> int:
    language: Language = "en" if options.lang == "en" else "uk"
    with opened(options, read_only=True) as desk:
        done = export(desk, options.document, options.id, file_format=options.format, language=language,
                      audience=Audience.named(options.audience) if options.audience else None, out=options.out,
                      one_language=options.one_language, currency=options.currency,
                      period=period_named(options.period))
    say("cli.written", path=str(done.path))
    if done.instead_of is not None:
        say("cli.export.instead_of", path=str(done.instead_of))
    if done.draft:
        print(translate_plural("cli.export.draft", done.problems))
    if done.withheld:
        say("cli.export.withheld", names=", ".join(done.withheld))
    return 0


COMMAND = Command("export", "export", _declare, _run)
