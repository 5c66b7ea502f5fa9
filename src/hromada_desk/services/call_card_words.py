"""What a call card says and what taking it in would change, in sentences for the window and the command line."""

from collections.abc import Iterator
from datetime import datetime

from hromada_desk.domain.forms import Section
from hromada_desk.domain.wall_clock import clock_in, kyiv_clock
from hromada_desk.services.call_cards import CardPreview
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.labels import field_label

MOST_NAMED = 4
"""So many sections are named; the others are counted."""


def told(preview: CardPreview) -> tuple[str, ...]:
    """The sentences, what the card is first."""
    return tuple(_sentences(preview))


def _sentences(preview: CardPreview) -> Iterator[str]:
    card = preview.card
    yield translate("card.call", title=card.title)
    if card.fields.get("deadline_at") is not None:
        yield _deadline(card.fields["deadline_at"], str(card.fields.get("deadline_zone", "Europe/Brussels")))
    if card.fields.get("largest_grant") is not None:
        yield translate("card.grant", most=card.fields["largest_grant"])
    if card.form is None:
        yield translate("card.without_form")
    else:
        yield translate("card.form", name=card.form.name, version=card.form.version, sections=len(card.form.sections),
                        annexes=len(card.form.annexes))
    yield from _changes(preview)


def _deadline(at: datetime, zone: str) -> str:
    """The closing hour here and at the donor's, whichever zone the laptop is set to."""
    here, there = kyiv_clock(at), clock_in(zone, at)
    place = zone.rpartition("/")[2].replace("_", " ")
    return translate("card.deadline" if there is not None and there.hour != here.hour else "card.deadline_here",
                     day=here.date(), here=f"{here:%H:%M}", place=place, there=f"{there:%H:%M}" if there else "")


def _changes(preview: CardPreview) -> Iterator[str]:
    if preview.known is None:
        yield translate("card.is_new")
        return
    if not preview.changes_anything:
        yield translate("card.is_same")
        return
    if preview.changed:
        labels = ", ".join(field_label("call", each) for each in preview.changed)
        yield translate("card.changes", fields=labels)
    if preview.changes_form:
        was = preview.known_form
        yield translate("card.form_comes") if was is None else translate("card.form_changes", was=was.version)
    if preview.known_form is not None and preview.added:
        yield translate("card.added", n=len(preview.added), names=_names(preview.added))
    if preview.gone:
        yield translate("card.gone", n=len(preview.gone), names=_names(preview.gone))
    if preview.proposals and preview.changes_form:
        yield translate_plural("card.proposals", preview.proposals)
    if preview.orphaned:
        yield translate_plural("card.orphaned", preview.orphaned)


def _names(sections: tuple[Section, ...]) -> str:
    names = [translate("card.section", title=each.title) for each in sections[:MOST_NAMED]]
    return ", ".join(names) + (" …" if len(sections) > MOST_NAMED else "")
