"""What is marked in a text: newer than its translation, beyond the limit, a live fact, a figure the data contradict."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hromada_desk.desktop.style_tokens import Token
from hromada_desk.domain.figure_check import Contradiction
from hromada_desk.domain.live_facts import Words, places
from hromada_desk.services.live_facts import fact_label
from hromada_desk.text.catalog import translate

Place = tuple[int, int]
"""From and to, in characters of the text."""

CHANGED, PROBLEM, FACT = (Token.WARNING, Token.WARNING_SOFT), (Token.PROBLEM, Token.PROBLEM_SOFT), (
    Token.ACCENT, Token.ACCENT_SOFT)
"""The underline and the ground of each kind of mark."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked place, its colours, and the words said of it where the caret or the pointer is; "" says nothing."""

    place: Place
    look: tuple[Token, Token]
    words: str = ""

    def holds(self, at: int) -> bool:
        """Whether the caret there is in it or at its edge."""
        return self.place[0] <= at <= self.place[1]


def fact_marks(text: str, known: Words) -> list[TextMark]:
    """The live facts of a text with what they say; one without a value is marked as a problem."""
    found = []
    for each in places(text):
        value = known.get(each.name)
        words = (translate("workshop.fact_says", fact=fact_label(each.name), value=value) if value is not None
                 else translate("workshop.fact_silent", fact=fact_label(each.name)))
        found.append(TextMark((each.start, each.end), FACT if value is not None else PROBLEM, words))
    return found


def figure_marks(found: Iterable[Contradiction]) -> list[TextMark]:
    """The figures the data contradict, each with both figures."""
    return [TextMark((each.start, each.end), PROBLEM, translate(
        "workshop.figure_contradicts", fact=fact_label(each.figure), written=each.written, known=each.known))
        for each in found]


def overflow_start(text: str, limit: int, measure: Callable[[str], int]) -> int:
    """The index from which on a text is more than the limit allows; its length where it is not too long.

    A live fact is taken or left as a whole: what counts is its value.
    """
    if not limit or measure(text) <= limit:
        return len(text)
    inside = {at for place in places(text) for at in range(place.start + 1, place.end)}
    cuts = [at for at in range(len(text) + 1) if at not in inside]
    fits, too_long = 0, len(cuts) - 1
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(text[:cuts[middle]]) > limit:
            too_long = middle
        else:
            fits = middle
    return cuts[fits]
