"""Figures in the prose of a proposal that contradict its data: the total, the grant, the people, the months.

Only figures a phrase names without doubt are compared, sums only in the budget's own currency. Rounded figures are
taken as rounded ("347 thousand"), and "about" leaves room. A live fact never contradicts: it says what the data say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.figure_phrases import PhraseBook, Said
from hromada_desk.domain.live_facts import Part, Value, values
from hromada_desk.domain.money import Money

Known = Mapping[str, tuple[Money | int, ...]]
"""What a figure may rightly be, by its name; the first is what it is called by."""

NEAR = Decimal("0.05")
"""How far from the truth a figure may be that is said to be only about that much."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    "budget.total": ("budget.eligible", "project.cost"),
    "budget.grant": ("proposal.requested",),
    "budget.own": ("budget.besides_grant", "budget.local"),
    "project.beneficiaries": tuple(f"project.beneficiaries.{each}"
                                   for each in ("women", "children", "displaced", "disabled")),
    "hromada.population": ("hromada.displaced",),
    "proposal.months": (),
}
"""Figures that are named alike: a text that says one of them is right."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place in a text, the figure it names, what is written there and what the data say."""

    start: int
    end: int
    figure: str
    written: Money | Decimal
    known: Money | int


def known_figures(case: Case) -> Known:
    """What a text of the case may say; a figure the data do not tell yet is not there."""
    told = values(case)
    found: dict[str, tuple[Money | int, ...]] = {}
    for figure, others in _ALSO.items():
        first = _figure(told[figure])
        if first is not None:
            found[figure] = (first, *(each for each in map(_figure, map(told.__getitem__, others)) if each is not None))
    proposal = case.proposal
    for figure, day in (("proposal.start", proposal.period.start if proposal else None),
                        ("proposal.end", proposal.period.end if proposal else None)):
        if day is not None:
            found[figure] = (day.year,)
    return found


def contradictions(text: str, book: PhraseBook, known: Known) -> list[Contradiction]:
    """What a text says that the data do not, in the order of the text."""
    found = []
    for said in book.said_in(text):
        right = [each for each in known.get(said.figure, ()) if _comparable(said, each)]
        if right and known[said.figure][0] == right[0] and not any(_agrees(said, each) for each in right):
            written = _money(said) if said.currency else said.value
            found.append(Contradiction(said.start, said.end, said.figure, written, right[0]))
    return found


def _figure(value: Value | Part) -> Money | int | None:
    """Sums and numbers that are more than nothing; nothing is not yet planned rather than known to be none."""
    if isinstance(value, Money):
        return value if value.minor > 0 else None
    return value if isinstance(value, int) and value > 0 else None


def _comparable(said: Said, known: Money | int) -> bool:
    return said.currency == known.currency if isinstance(known, Money) else not said.currency


def _agrees(said: Said, known: Money | int) -> bool:
    """Whether a writing may mean that figure: equal to the step it tells apart, or near where it says so."""
    truth = known.amount if isinstance(known, Money) else Decimal(known)
    off = abs(said.value - truth)
    if said.near and off <= truth * NEAR:
        return True
    return off < said.grain if isinstance(known, Money) or said.grain > 1 else not off


def _money(said: Said) -> Money:
    return Money(int((said.value * 100).to_integral_value()), said.currency)
