"""`import-call` and `export-call`: a call with its form from and to a card file, or a new call by a shipped form."""

import argparse

from hromada_desk.cli.command import Command, add_json, add_workspace, file_path, opened, print_json, say
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.proposal import Call
from hromada_desk.services.call_card_words import told
from hromada_desk.services.call_cards import CardPreview, apply_card, new_call_by_form, preview_card, write_card
from hromada_desk.services.editing import record_of
from hromada_desk.services.forms import shipped_form, shipped_forms
from hromada_desk.text.catalog import translate


def _declare_import(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("card", nargs="?", type=file_path, metavar="CARD", help=translate("cli.option.card"))
    given.add_argument("--form", metavar="CODE", help=translate("cli.option.shipped_form"))
    parser.add_argument("--dry-run", action="store_true", help=translate("cli.option.dry_run"))
    add_json(parser)


def _import(options: argparse.Namespace) -> int:
    if options.form is not None:
        return _start_by_form(options)
    with opened(options, read_only=options.dry_run) as desk:
        preview = preview_card(desk, options.card)
        call = None if options.dry_run or not preview.changes_anything else apply_card(desk, preview)
    if options.json:
        print_json(_view(preview, call))
        return 0
    for sentence in told(preview):
        print(sentence)
    if options.dry_run:
        say("cli.import_call.dry")
    elif call is not None:
        say("cli.import_call.done", call=call.id)
    return 0


def _start_by_form(options: argparse.Namespace) -> int:
    form = shipped_form(options.form)
    if form is None:
        raise RuleBroken("form.not_shipped", code=options.form, known=", ".join(each.code for each in shipped_forms()))
    with opened(options, read_only=options.dry_run) as desk:
        call = None if options.dry_run else new_call_by_form(desk, form)
    if options.json:
        print_json({"written": call is not None, "call": call.id if call is not None else "", "form": form.code})
    elif call is None:
        say("cli.import_call.dry")
    else:
        say("cli.import_call.done", call=call.id)
    return 0


def _view(preview: CardPreview, call: Call | None) -> dict[str, object]:
    form = preview.card.form
    return {
        "written": call is not None, "call": call.id if call is not None else "", "is_new": preview.known is None,
        "form": form.code if form is not None else "", "version": form.version if form is not None else "",
        "changed": list(preview.changed), "sections_added": [each.code for each in preview.added],
        "sections_gone": [each.code for each in preview.gone], "proposals": preview.proposals,
        "orphaned": preview.orphaned, "sentences": list(told(preview)),
    }


def _declare_export(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("call", metavar="CALL", help=translate("cli.option.call"))
    parser.add_argument("--out", type=file_path, required=True, metavar="PATH", help=translate("cli.option.out"))


def _export(options: argparse.Namespace) -> int:
    with opened(options, read_only=True) as desk:
        call = record_of(desk, Call.kind, options.call)
        assert isinstance(call, Call)
        written = write_card(desk, call, options.out)
    say("cli.written", path=str(written))
    return 0


IMPORT = Command("import-call", "import_call", _declare_import, _import)
EXPORT = Command("export-call", "export_call", _declare_export, _export)
