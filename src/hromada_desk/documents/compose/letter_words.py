"""What a letter says in one of its languages: sums in figures and words, names, days, as that language writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.hromada import Person
from hromada_desk.domain.values import Bilingual
from hromada_desk.text import typography
from hromada_desk.text.catalog import Words
from hromada_desk.text.dates import format_date_in_text
from hromada_desk.text.in_words import money_in_words
from hromada_desk.text.numbers import format_share


@dataclass(frozen=True, slots=True)
class Speaker:
    """One language of a letter about a case."""

    words: Words
    case: Case

    def say(self, key: str, values: "Callable[[Speaker], dict[str, str]] | None" = None) -> str:
        """A sentence of the letter; every one may name the council."""
        council = self.text(self.case.hromada.council_name or self.case.hromada.name)
        said = self.words.say(key, council=council, **(values(self) if values is not None else {}))
        return typography.for_paper(said, self.words.language)

    @property
    def voice(self) -> Voice:
        """The voice of this language alone."""
        return Voice(self.words)

    def text(self, text: Bilingual) -> str:
        """A text in this language, as paper sets it."""
        return self.voice.text(text)

    def title(self) -> str:
        """The title of the proposal, else of the project."""
        named = self.case.proposal or self.case.project
        return self.text(named.title) if named is not None else ""

    def role(self, role: str) -> str:
        """The word for a part in a proposal, as it stands inside a sentence."""
        word = self.words.say(f"choice.partner_role.{role}")
        return word[:1].lower() + word[1:]

    def stage(self) -> str:
        """The stage of the project, as it stands inside a sentence."""
        word = self.words.say(f"choice.project_stage.{self.case.project.stage}") if self.case.project else ""
        return word[:1].lower() + word[1:]

    def money(self, amount: Money) -> str:
        """A sum in figures."""
        return self.voice.money(amount)

    def sum(self, amount: Money | None) -> str:
        """A sum in figures and, in brackets, in words."""
        if amount is None:
            return ""
        return f"{self.money(amount)} ({money_in_words(amount.amount, amount.currency, self.words.language)})"

    def share(self, share: Decimal) -> str:
        """A part of the whole in per cent."""
        return format_share(share, self.words.language, places=1)

    def people(self, number: int) -> str:
        """So many people."""
        return self.words.count("documents.people", number)

    def day(self, day: date | None) -> str:
        """A day as sentences write it."""
        return format_date_in_text(day, self.words.language) if day is not None else ""

    def person(self, person: Person) -> str:
        """Who answers questions, and how to reach them."""
        parts = (self.text(person.name), self.text(person.job_title), person.email, person.phone)
        return ", ".join(each for each in parts if each)
