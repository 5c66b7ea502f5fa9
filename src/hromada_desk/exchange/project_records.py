"""Turns the included rows of a preview into records, ready for one change: projects, payments, identifiers."""

from collections.abc import Callable
from dataclasses import dataclass

from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.values import Bilingual, PlaceRef
from hromada_desk.exchange.preview import ImportPreview, ProposedProject
from hromada_desk.text.catalog import words
from hromada_desk.text.numbers import format_money

FIRST_STAGE = str(field_of(Project, "stage").default)


@dataclass(frozen=True, slots=True)
class ImportedRecords:
    """The records of an import in the order of the list."""

    projects: tuple[Project, ...]
    payments: tuple[Payment, ...]
    identifiers: tuple[Identifier, ...]

    def all(self) -> tuple[Record, ...]:
        """Every record, projects before what belongs to them."""
        return (*self.projects, *self.payments, *self.identifiers)


def to_records(preview: ImportPreview, *, new_id: Callable[[], str]) -> ImportedRecords:
    """Records of the included rows.

    Planned money is the estimated cost. Paid money is one payment per project without a day: a list states what was
    paid until its own day, not when; that day is in the payment's title.
    """
    title = _payment_title(preview)
    projects, payments, identifiers = [], [], []
    for row in preview.included():
        proposed = row.project
        assert proposed is not None
        project = _project(proposed, new_id())
        projects.append(project)
        if proposed.paid:
            payments.append(Payment(id=new_id(), project_id=project.id, title=title,
                                    amount=ConvertedMoney(proposed.paid)))
        for scheme, value in proposed.identifiers:
            identifiers.append(Identifier(id=new_id(), subject_kind=Project.kind, subject_id=project.id,
                                          scheme=scheme, value=value))
    return ImportedRecords(tuple(projects), tuple(payments), tuple(identifiers))


def _project(proposed: ProposedProject, project_id: str) -> Project:
    return Project(
        id=project_id, number=proposed.number, title=Bilingual(proposed.title_uk, proposed.title_en),
        summary=_bilingual(proposed.summary), place=PlaceRef(code=proposed.place, address=proposed.address),
        estimated_cost=proposed.planned, period=proposed.period, sector=proposed.sector,
        implementer=_bilingual(proposed.implementer), initiator=_bilingual(proposed.initiator), kekv=proposed.kekv,
        programme_code=proposed.programme_code, dk021=proposed.dk021, beneficiaries=proposed.beneficiaries,
        source_row=proposed.source_row, note=_note(proposed),
        stage=proposed.stage or FIRST_STAGE,
    )


def _bilingual(text: str) -> Bilingual:
    """A text on the side of its own language: lists do not say which, their letters do."""
    if not text:
        return Bilingual()
    return Bilingual(en=text) if text.isascii() else Bilingual(uk=text)


def _note(proposed: ProposedProject) -> str:
    sums = [f"{header}: {format_money(amount, 'uk')}" for header, amount in proposed.other_sums]
    return "\n".join([*([proposed.note] if proposed.note else []), *sums])


def _payment_title(preview: ImportPreview) -> Bilingual:
    """What the payments are called, with the day the list was drawn up for."""
    if preview.as_of is None:
        return Bilingual(words("uk").say("import.payment"), words("en").say("import.payment"))
    return Bilingual(words("uk").say("import.payment_until", day=preview.as_of),
                     words("en").say("import.payment_until", day=preview.as_of))
