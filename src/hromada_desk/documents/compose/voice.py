"""The voice of a document: its language, and the second one it may speak beside it.

Composers ask it for words, texts and figures in sentences; it knows nothing of any document.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.documents.blocks import Pair
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Bilingual, Language, Period
from hromada_desk.text import typography
from hromada_desk.text.catalog import Words, words
from hromada_desk.text.dates import format_date, format_date_in_text
from hromada_desk.text.numbers import NO_BREAK_SPACE, format_money, format_number


@dataclass(frozen=True, slots=True)
class Voice:
    """Words of the language the document is in, and of the second one where it has one.

    `paper` sets texts as paper does; without it they stay as they were typed, for files that are read back.
    """

    main: Words
    second: Words | None = None
    paper: bool = True

    @property
    def language(self) -> Language:
        return self.main.language

    def say(self, key: str, **values: object) -> str:
        """A sentence in the document's language."""
        return self.main.say(key, **values)

    def pair(self, key: str, **values: object) -> Pair:
        """A sentence in both languages."""
        return Pair(self.main.say(key, **values), "" if self.second is None else self.second.say(key, **values))

    def counted(self, key: str, number: int) -> Pair:
        """A counted thing in both languages."""
        return Pair(self.main.count(key, number), "" if self.second is None else self.second.count(key, number))

    def both(self, text: Bilingual) -> Pair:
        """A text as it is written in both languages; where the document's own side is empty, the other stands in."""
        main = self.text(text)
        if self.second is None or not text.side(self.language):
            return Pair(main)
        other = text.side(self.second.language)
        return Pair(main, self._set(other, self.second.language))

    def text(self, text: Bilingual) -> str:
        """A text in the document's language, or in the other one where it is not written yet."""
        if text.side(self.language):
            return self._set(text.side(self.language), self.language)
        other: Language = "en" if self.language == "uk" else "uk"
        return self._set(text.side(other), other)

    def one(self, text: str) -> str:
        """A text that is kept in one language only."""
        return self._set(text, self.language)

    def choice(self, choices: str, value: str) -> Pair:
        """The word for a value of a list; empty for none."""
        return self.pair(f"choice.{choices}.{value}") if value else Pair("")

    def money(self, amount: Money | None, places: int | None = None) -> str:
        """A sum with its currency, empty for none."""
        return "" if amount is None else format_money(amount, self.language, paper=True, places=places)

    def number(self, value: Decimal | int | None) -> str:
        """A number, empty for none."""
        return "" if value is None else format_number(value, self.language, paper=True)

    def day(self, value: date | None) -> str:
        """A day in figures, empty for none."""
        return "" if value is None else format_date(value, self.language)

    def day_in_text(self, value: date) -> Pair:
        """A day as sentences write it, in both languages."""
        return Pair(format_date_in_text(value, self.language),
                    "" if self.second is None else format_date_in_text(value, self.second.language))

    def months(self, period: Period) -> str:
        """From month to month in figures: 03.2027–08.2029."""
        ends = [f"{each.month:02}.{each.year}" if each else "…" for each in (period.start, period.end)]
        return "–".join(ends) if period else ""

    def _set(self, text: str, language: Language) -> str:
        return typography.for_paper(text, language) if self.paper else text

    def joined(self, pair: Pair) -> str:
        """Both languages in one line, parted by a middle dot."""
        return f"{pair.main}{NO_BREAK_SPACE}· {pair.second}" if pair.second else pair.main


def voice(language: Language, second: Language | None = None) -> Voice:
    """The voice of a document in `language`, with the words of `second` beside it where given."""
    return Voice(words(language), words(second) if second and second != language else None)
