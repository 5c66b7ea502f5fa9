"""A case: a project or a proposal with all its parts, frozen, as rules and composers read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from hromada_desk.domain.double_funding import Claim
from hromada_desk.domain.figure_phrases import PhraseBook
from hromada_desk.domain.forms import Form
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.records.record import OrderedRecord, Record
from hromada_desk.domain.values import Language

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one document or one check needs.

    `records` holds the living parts by kind, in their order: sites, budgets, lines, partners, answers... It never
    reaches beyond the project or proposal the case is about; `claims` are what budgets around it ask for or have, so
    that no cost is paid twice. `today` makes rules about dates repeatable. `facts` are the words of live facts by
    language and name, for the texts that hold some (see `live_facts`); `phrases` know the words that name figures.
    """

    today: date
    hromada: Hromada
    project: Project | None = None
    proposal: Proposal | None = None
    call: Call | None = None
    form: Form | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    facts: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    phrases: Mapping[Language, PhraseBook] = field(default_factory=dict)

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """The parts of that kind, in order."""
        found = self.records.get(record_type.kind, ())
        return tuple(each for each in found if isinstance(each, record_type))

    def one(self, record_type: type[R], record_id: str) -> R | None:
        """The part of that kind and id, or None."""
        return next((each for each in self.all(record_type) if each.id == record_id), None)

    def where(self, record_type: type[R], **equals: object) -> tuple[R, ...]:
        """The parts of that kind whose fields equal the given values."""
        return tuple(each for each in self.all(record_type)
                     if all(getattr(each, name) == value for name, value in equals.items()))


def in_order(records: tuple[R, ...]) -> tuple[R, ...]:
    """Ordered kinds by position, then id, which breaks ties equally on every copy; other kinds by id."""
    return tuple(sorted(records, key=lambda each: (each.position if isinstance(each, OrderedRecord) else "", each.id)))
