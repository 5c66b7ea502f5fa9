"""`import-rates`: exchange rates from a saved file of the NBU, InforEuro or the ECB, as one change."""

import argparse
from typing import Any

from hromada_desk.cli.command import Command, add_json, add_workspace, file_path, opened, print_json, say
from hromada_desk.services.rates import RatesPreview, apply_rates, preview_rates
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.problem_texts import problem_sentence


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("rates", type=file_path, metavar="RATES", help=translate("cli.option.rates"))
    parser.add_argument("--month", default="", metavar="MM.YYYY", help=translate("cli.option.month"))
    parser.add_argument("--dry-run", action="store_true", help=translate("cli.option.dry_run"))
    add_json(parser)


def _run(options: argparse.Namespace) -> int:
    with opened(options, read_only=options.dry_run) as desk:
        preview = preview_rates(desk, options.rates, options.month)
        if not options.dry_run:
            apply_rates(desk, preview)
    if options.json:
        print_json(_view(preview, written=not options.dry_run))
        return 0
    for problem in preview.problems:
        print(problem_sentence(problem.code, problem.details))
    first, last = preview.period
    of = translate("rates.of_day" if first == last else "rates.of_days", first=first, last=last,
                   source=choice_label("rate_source", preview.source))
    say("cli.import_rates.counts", of=of, new=len(preview.new), changed=len(preview.changed), same=preview.same)
    if preview.unknown:
        say("rates.unknown_currencies", codes=", ".join(preview.unknown))
    say("cli.import_rates.dry" if options.dry_run else "cli.import_rates.done",
        count=len(preview.new) + len(preview.changed))
    return 0


def _view(preview: RatesPreview, *, written: bool) -> dict[str, Any]:
    first, last = preview.period
    return {
        "written": written, "source": preview.source, "first": first.isoformat(), "last": last.isoformat(),
        "new": len(preview.new), "changed": len(preview.changed), "same": preview.same,
        "unknown_currencies": list(preview.unknown),
        "problems": [{"code": each.code, "details": {name: str(value) for name, value in each.details.items()},
                      "sentence": problem_sentence(each.code, each.details)} for each in preview.problems],
    }


COMMAND = Command("import-rates", "import_rates", _declare, _run)
