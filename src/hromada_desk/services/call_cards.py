"""Call cards: a call with its form as a file, written for others, and taken in after a look at what would change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hromada_desk.domain.call_card import FIELDS, CallCard, card_to_table
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_blanks import blank
from hromada_desk.domain.forms import Form, Section
from hromada_desk.domain.lifecycle import FROZEN_PROPOSALS
from hromada_desk.domain.records.proposal import Answer, Call, FormReference, Proposal
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call, form_table_of_call, reference_of, shipped_form

SUFFIX = "call.toml"


@dataclass(frozen=True, slots=True)
class CardPreview:
    """A card beside what the workspace has: `known` is the call it would change, None where it is new.

    `changed` are names of the call's fields that would differ; `added` and `gone` are sections of the form; `proposals`
    answer the call already, `orphaned` is how many written texts would have no section any more; they are kept.
    """

    file: str
    card: CallCard
    known: Call | None
    known_form: Form | None
    changed: tuple[str, ...] = ()
    added: tuple[Section, ...] = ()
    gone: tuple[Section, ...] = ()
    proposals: int = 0
    orphaned: int = 0

    @property
    def changes_form(self) -> bool:
        """Whether another form, or another version of it, comes with the card."""
        return self.card.form is not None and self.card.form != self.known_form

    @property
    def changes_anything(self) -> bool:
        """Whether taking the card in would change the workspace."""
        return self.known is None or bool(self.changed) or self.changes_form


def card_of_call(desk: Desk, call: Call) -> str:
    """The text of the call's card; raises RuleBroken('call.no_form_to_send') for a form that is not at hand."""
    from hromada_desk.exchange.card_file import card_text

    table = form_table_of_call(desk, call)
    if table is None and call.form_id:
        raise RuleBroken("call.no_form_to_send", call=call.title)
    return card_text(card_to_table(call, table))


def write_card(desk: Desk, call: Call, path: Path) -> Path:
    """Write the call's card; returns where it stands. Raises FileProblem where it cannot be written."""
    from hromada_desk.documents.write import write_file

    return write_file(path, card_of_call(desk, call).encode("utf-8")).path


def card_file_name(call: Call) -> str:
    """What the file of a call's card is called."""
    from hromada_desk.documents.write import file_name

    return file_name(call.title.best("uk"), SUFFIX)


def preview_card(desk: Desk, path: Path) -> CardPreview:
    """What a card would change. Raises FileProblem and RuleBroken for what is no sound card."""
    from hromada_desk.exchange.card_file import read_card

    card = read_card(path)
    known = _known(desk, card)
    if known is None:
        return CardPreview(path.name, card, None, None)
    form = _readable_form(desk, known)
    changed = tuple(each for each in FIELDS if each in card.fields and card.fields[each] != getattr(known, each))
    proposals = [each.id for each in desk.all(Proposal, call_id=known.id)]
    if card.form is None:
        return CardPreview(path.name, card, known, form, changed, proposals=len(proposals))
    after = {each.code for each in card.form.sections}
    before = {each.code for each in form.sections} if form is not None else set()
    gone = tuple(each for each in form.sections if each.code not in after) if form is not None else ()
    added = tuple(each for each in card.form.sections if each.code not in before)
    lost = {each.code for each in gone}
    orphaned = sum(each.section in lost and bool(each.content) for proposal in proposals
                   for each in desk.all(Answer, proposal_id=proposal))
    return CardPreview(path.name, card, known, form, changed, added, gone, len(proposals), orphaned)


def apply_card(desk: Desk, preview: CardPreview) -> Call:
    """Take the card in as one change; answers stay, those without a section are told by the rules."""
    card = preview.card
    call = preview.known or Call(id=desk.new_id(), title=card.title)
    records: list[Record] = []
    reference = _reference(desk, preview)
    if reference is not None:
        records.append(reference)
    call = replace(call, **{**card.fields, "form_id": reference.id if reference is not None else call.form_id})
    records += [call, *_heads_of_tables(desk, preview)]
    desk.put("change.imported", *records, file=preview.file)
    return call


def new_call_by_form(desk: Desk, form: Form) -> Call:
    """A call that uses a shipped form, named after it, as one change."""
    reference = _kept_reference(desk, form, "") or _new_reference(desk, form, "")
    call = Call(id=desk.new_id(), title=form.name, form_id=reference.id)
    desk.put("change.created", reference, call, kind=Call.kind, title=form.name.best("uk"))
    return call


def _heads_of_tables(desk: Desk, preview: CardPreview) -> Iterator[Answer]:
    """What new tables of the form begin with, in the proposals that are still written."""
    tables = [each for each in preview.added if each.section_kind == "table"]
    found = desk.all(Proposal, call_id=preview.known.id) if preview.known is not None and tables else []
    for proposal in (each for each in found if each.status not in FROZEN_PROPOSALS):
        for section in tables:
            if not desk.all(Answer, proposal_id=proposal.id, section=section.code):
                content = Bilingual(**{language: blank(section, language) for language in section.languages})
                yield Answer(id=desk.new_id(), proposal_id=proposal.id, section=section.code, content=content,
                             source_language=section.languages[0])


def _known(desk: Desk, card: CallCard) -> Call | None:
    """The call the card is about: of the same reference, else of the same title and programme."""
    reference, title = card.fields.get("reference"), card.title
    calls = desk.all(Call)
    for call in calls:
        if reference and call.reference.strip().casefold() == str(reference).casefold():
            return call
    programme = card.fields.get("programme")
    same = [each for each in calls if each.title == title and (programme is None or each.programme == programme)
            and not (reference and each.reference)]
    return same[0] if same else None


def _readable_form(desk: Desk, call: Call) -> Form | None:
    """The call's form; one that is damaged is as good as none, since the card brings a sound one."""
    try:
        return form_of_call(desk, call)
    except RuleBroken:
        return None


def _reference(desk: Desk, preview: CardPreview) -> FormReference | None:
    """What will name the form: what is there where it fits, the call's own brought up to date, else a new one."""
    from hromada_desk.exchange.toml_text import toml_text

    form, table = preview.card.form, preview.card.form_table
    if form is None or table is None:
        return None
    content = "" if shipped_form(form.code) == form else toml_text(table)
    kept = _kept_reference(desk, form, content)
    if kept is not None:
        return kept
    own = reference_of(desk, preview.known)
    if own is not None and own.form_code == form.code and len(desk.all(Call, form_id=own.id)) == 1:
        return replace(own, name=form.name, version=form.version, source=form.source, content=content)
    return _new_reference(desk, form, content)


def _kept_reference(desk: Desk, form: Form, content: str) -> FormReference | None:
    return next((each for each in desk.all(FormReference, form_code=form.code)
                 if each.content.strip() == content.strip()), None)


def _new_reference(desk: Desk, form: Form, content: str) -> FormReference:
    return FormReference(id=desk.new_id(), name=form.name, form_code=form.code, version=form.version,
                         source=form.source, content=content)
