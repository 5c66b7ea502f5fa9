"""Letters of the council: commitment, intent, and the one that goes with a proposal. Sums stand in figures and words.

The office registers its letters by hand, so day and number are lines to write on; a sum that is not known is one too.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from hromada_desk.documents.blocks import (
    BulletList,
    Heading,
    Letterhead,
    Logo,
    Pair,
    Paragraph,
    SideBySide,
    SideRow,
    Signatory,
    Signatures,
)
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, framed
from hromada_desk.documents.compose.letter_words import Speaker
from hromada_desk.documents.compose.papers import ILLUSTRATIONS, logos
from hromada_desk.documents.compose.partnership import contribution_of, partner_name
from hromada_desk.documents.compose.passport import money_of
from hromada_desk.documents.compose.proposal_cover import grant_share, requested
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.records.hromada import Attachment, Person
from hromada_desk.domain.records.proposal import ProposalPartner
from hromada_desk.domain.values import Bilingual

Values = Callable[[Speaker], dict[str, str]]
MOST_ENCLOSURES = 12


@dataclass(slots=True)
class Letter:
    """A letter while it is composed: paragraph by paragraph in every language the document speaks."""

    case: Case
    order: Order
    rows: list[SideRow] = field(default_factory=list)

    def pair(self, key: str, values: Values | None = None) -> Pair:
        """A sentence in both languages, its sums and names in the language of each."""
        voice = self.order.voice
        said = [Speaker(each, self.case).say(f"letter.{key}", values) for each in (voice.main, voice.second) if each]
        return Pair(*said)

    def add(self, key: str, values: Values | None = None) -> None:
        """A paragraph."""
        self.rows.append(SideRow(self.pair(key, values)))

    def item(self, key: str, values: Values | None = None) -> None:
        """An item of a list."""
        self.rows.append(SideRow(self.pair(key, values), "item"))

    def body(self) -> list[Block]:
        """Two columns where the letter speaks two languages, otherwise running text with lists."""
        rows = [_closed(row) if row.role == "item" and after.role != "item" else row
                for row, after in pairwise((*self.rows, SideRow(Pair(""))))]
        if self.order.voice.second is not None:
            return [SideBySide(Pair(""), tuple(rows))]
        found: list[Block] = []
        items: list[str] = []
        for row in (*rows, SideRow(Pair(""))):
            if row.role == "item":
                items.append(row.text.main)
                continue
            if items:
                found.append(BulletList(tuple(items)))
                items = []
            if row.text.main:
                found.append(Paragraph(row.text.main, wide=True))
        return found


def compose_commitment(case: Case, order: Order) -> Document:
    """The letter in which the council takes on its part of a proposal. Raises NothingToShowError without one."""
    letter, own, costs = _of_proposal(case, order), _own_part(case), costs_of(case)
    amount = contribution_of(own, costs)
    letter.add("greeting")
    letter.add("commitment.takes_part", lambda each: {"title": each.title(), "role": each.role(own.role)})
    letter.add("commitment.pays" if amount is not None else "commitment.pays_unknown",
               lambda each: {"sum": each.sum(amount)})
    years = _by_year(costs) if costs is not None else []
    if len(years) > 1:
        letter.add("commitment.years")
        for year, part in years:
            letter.item("commitment.year", partial(_year_values, year, part))
    decision = next(iter(case.where(Attachment, attachment_type="council_decision")), None)
    letter.add("commitment.decision" if decision is not None else "commitment.decision_unknown",
               lambda each: {"decision": each.text(decision.title if decision is not None else Bilingual())})
    letter.add("commitment.undertakes")
    for key in ("keeps", "no_double", "access"):
        letter.item(f"commitment.undertakes.{key}")
    ends = case.proposal.period.end if case.proposal is not None else None
    letter.add("commitment.until" if ends is not None else "commitment.until_end", lambda each: {"day": each.day(ends)})
    return _composed(letter, "commitment", _donor(case))


def compose_intent(case: Case, order: Order) -> Document:
    """The letter in which the council seeks partners for a project. Raises NothingToShowError without one."""
    project = case.project
    if project is None:
        raise NothingToShowError("a letter of intent needs a project")
    letter, money = Letter(case, order), money_of(case, project)
    letter.add("greeting")
    letter.add("intent.wants", lambda each: {"title": each.title(), "stage": each.stage()})
    about = project.summary or project.goal or project.solution
    if about:
        letter.add("intent.about", lambda each: {"text": each.text(about)})
    letter.add("intent.cost" if money.planned is not None else "intent.cost_unknown",
               lambda each: {"sum": each.sum(money.planned)})
    if money.secured is not None and money.secured.minor and money.gap is not None:
        letter.add("intent.secured", lambda each: {"secured": each.sum(money.secured), "gap": each.sum(money.gap)})
    if project.beneficiaries:
        letter.add("intent.people", lambda each: {"people": each.people(project.beneficiaries or 0)})
    letter.add("intent.ready")
    for key in ("data", "site", "share"):
        letter.item(f"intent.ready.{key}")
    letter.add("intent.not_binding")
    return _composed(letter, "intent", Pair(""))


def compose_cover_letter(case: Case, order: Order) -> Document:
    """The letter a proposal goes with. Raises NothingToShowError for a case without one."""
    letter, costs = _of_proposal(case, order), costs_of(case)
    grant = requested(case, costs)
    letter.add("greeting")
    call = case.call
    letter.add("cover.submits" if call is not None else "cover.submits_alone",
               lambda each: {"title": each.title(), "call": each.text(call.title) if call is not None else ""})
    letter.add("cover.asks" if grant is not None else "cover.asks_unknown", lambda each: {"sum": each.sum(grant)})
    share = grant_share(case, costs)
    if share is not None and costs is not None:
        letter.add("cover.total", lambda each: {"share": each.share(share), "sum": each.sum(costs.figures.total)})
    partners = case.where(ProposalPartner, role="co_applicant")
    if partners:
        letter.add("cover.partners", lambda each: {"names": "; ".join(
            partner_name(case, part, each.voice).main for part in partners)})
    letter.add("cover.encloses")
    for key in ("proposal", "budget"):
        letter.item(f"cover.encloses.{key}")
    for paper in _enclosures(case):
        letter.item("cover.encloses.paper", partial(_paper_values, paper))
    person = next(iter(case.all(Person)), None)
    if person is not None and person.name:
        letter.add("cover.contact", lambda each: {"person": each.person(person)})
    letter.add("cover.thanks")
    return _composed(letter, "cover", _donor(case))


def _of_proposal(case: Case, order: Order) -> Letter:
    if case.proposal is None:
        raise NothingToShowError("this letter needs a proposal")
    return Letter(case, order)


def _year_values(year: int, part: Money, speaker: Speaker) -> dict[str, str]:
    return {"year": str(year), "sum": speaker.money(part)}


def _paper_values(paper: Attachment, speaker: Speaker) -> dict[str, str]:
    return {"title": speaker.text(paper.title)}


def _own_part(case: Case) -> ProposalPartner:
    """The hromada's own row among the partners; as lead applicant where it is not listed."""
    listed = (each for each in case.all(ProposalPartner) if not each.partner_id)
    return next(listed, ProposalPartner(id="", role="lead"))


def _by_year(costs: BudgetReading) -> list[tuple[int, Money]]:
    """What the hromada pays in each year, where lines are given to sources and years."""
    sources = [each for each in costs.figures.sources
               if costs.sources[each].funding_kind == "local_budget" and not costs.sources[each].partner_id]
    found = []
    for year in sorted(each for each in costs.figures.by_year if each is not None):
        parts = [costs.figures.by_source_year.get((source, year)) for source in sources]
        known = [each for each in parts if each is not None and each.minor]
        if known:
            found.append((year, total(known, costs.figures.currency)))
    return found


def _enclosures(case: Case) -> list[Attachment]:
    return [each for each in case.all(Attachment)
            if each.attachment_type not in (*ILLUSTRATIONS, "logo") and each.title][:MOST_ENCLOSURES]


def _donor(case: Case) -> Pair:
    """To whom: the donor of the call, else its programme; in the words of both languages."""
    call = case.call
    name = (call.donor or call.programme or call.title) if call is not None else Bilingual()
    return Pair(name.best("uk"), name.best("en"))


def _composed(letter: Letter, key: str, to: Pair) -> Document:
    """The letter on the council's letterhead: addressee, subject, text, the head's signature."""
    case, order, voice = letter.case, letter.order, letter.order.voice
    council = case.hromada.council_name or case.hromada.name
    kind = voice.pair(f"letter.{key}")
    subject = letter.pair(f"{key}.subject", lambda each: {"title": each.title()})
    number = (case.proposal.number if case.proposal else "") or (case.project.number if case.project else "")
    emblem = logos(case, order)[0].data
    addressee = (to.main if voice.language == "uk" else to.second) or voice.say("letter.to_blank")
    head = voice.both(case.hromada.head_title) if case.hromada.head_title else voice.pair("letter.head")
    blocks: list[Block] = [
        Letterhead(Logo(voice.text(council), "", emblem), _address(letter),
                   (voice.say("letter.registered"), voice.say("letter.answers")), (addressee,)),
        Heading(Pair(subject.main), 2, numbered=False),
        *([Paragraph(subject.second, "second", wide=True)] if subject.second else []),
        *letter.body(),
        Signatures((Signatory(_capital(head), case.hromada.head_name),),
                   tuple(voice.pair(f"documents.signs.{each}") for each in ("signature", "name", "date"))),
        Paragraph(voice.say("letter.note"), "note", wide=True),
    ]
    return framed(case, order, Identity(number, "", "", "", ""), tuple(blocks), kind.main)


def _address(letter: Letter) -> tuple[str, ...]:
    """Under the council's name: its code and how to reach it; the second language's name below."""
    hromada, voice = letter.case.hromada, letter.order.voice
    council = voice.both(hromada.council_name or hromada.name)
    reached = [voice.say("letter.code", code=hromada.edrpou) if hromada.edrpou else "", hromada.email,
               hromada.website]
    found = (" \u00b7 ".join(each for each in reached if each), council.second)
    return tuple(each for each in found if each)


def _closed(row: SideRow) -> SideRow:
    """The last item of a list ends with a full stop."""
    sides = (f"{each.rstrip(';.')}." if each else "" for each in (row.text.main, row.text.second))
    return SideRow(Pair(*sides), row.role)


def _capital(words: Pair) -> Pair:
    """A title as a line begins."""
    return Pair(words.main[:1].upper() + words.main[1:], words.second[:1].upper() + words.second[1:])
