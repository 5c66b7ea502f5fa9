"""The budget as the hromada's council reads it: by budget programme and economic code, general and special fund.

Capital costs are paid from the special fund (the development budget), current ones from the general fund. A line that
does not say which it is goes by its economic code: 3000 and above is capital. A line without codes is named, not
guessed.
"""

from collections.abc import Mapping
from dataclasses import replace

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import CouncilBook, CouncilPart, CouncilProgramme, Fund
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.budget import BudgetLine

WORDS = ("title", "lines", "uncoded", "programme", "kekv", "costs", "fund", "general", "special", "no_fund",
         "programme_total", "by_kekv", "missing", "all_coded", "some_uncoded", "uncoded_note", "no_code",
         "tab.summary", "tab.lines", "tab.uncoded")
CAPITAL = "capex"
_CAPITAL = "3"
_CURRENT = "2"


def compose_budget_council(case: Case, order: Order) -> CouncilBook:
    """The book of the case's budget, in one language. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget workbook needs a budget")
    voice = replace(order.voice, paper=False, second=None)
    whole = compose_budget_workbook(case, replace(order, voice=voice))
    words = {**whole.words, **{f"council.{each}": voice.pair(f"workbooks.council.{each}") for each in WORDS}}
    lines = {at: costs.lines[row.line_id] for at, row in enumerate(whole.rows) if not row.heading}
    uncoded = tuple((at, voice.say("workbooks.council.and").join(missing)) for at, line in lines.items()
                    if (missing := _missing(line, voice)))
    return CouncilBook(replace(whole, words=words), _programmes(lines, order, voice),
                       {at: fund_of(line) for at, line in lines.items()}, uncoded)


def fund_of(line: BudgetLine) -> Fund:
    """Which fund a line is paid from, "" where nothing says it."""
    if line.capital:
        return "special" if line.capital == CAPITAL else "general"
    return "special" if line.kekv.startswith(_CAPITAL) else "general" if line.kekv.startswith(_CURRENT) else ""


def _missing(line: BudgetLine, voice: Voice) -> list[str]:
    """What a line lacks, in words."""
    lacks = (("programme", not line.programme_code), ("kekv", not line.kekv), ("fund", not fund_of(line)))
    return [voice.say(f"workbooks.council.lacks_{name}") for name, is_missing in lacks if is_missing]


def _programmes(lines: Mapping[int, BudgetLine], order: Order, voice: Voice) -> tuple[CouncilProgramme, ...]:
    grouped: dict[str, dict[str, list[int]]] = {}
    for at, line in lines.items():
        grouped.setdefault(line.programme_code, {}).setdefault(line.kekv, []).append(at)

    def name(scheme: str, code: str) -> Pair:
        if not code:
            return voice.pair("workbooks.council.no_code")
        known = order.code_names.get((scheme, code))
        return voice.both(known) if known is not None else Pair("")

    return tuple(CouncilProgramme(code, name("TPKPKMB", code),
                                  tuple(CouncilPart(kekv, name("KEKV", kekv), tuple(found))
                                        for kekv, found in sorted(parts.items(), key=_last_if_empty)))
                 for code, parts in sorted(grouped.items(), key=_last_if_empty))


def _last_if_empty(item: tuple[str, object]) -> tuple[bool, str]:
    return not item[0], item[0]
