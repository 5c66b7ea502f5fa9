"""A call card: a call with its form as one table, to be written into a file and sent to those who will answer it.

Texts, sums ("250000 EUR"), shares ("0.90") and days ("2026-12-10") are quoted; the deadline is what the clock of its
zone shows ("2026-12-10 16:00").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_reading import form_from_table
from hromada_desk.domain.form_tables import Table, misfit
from hromada_desk.domain.forms import Form
from hromada_desk.domain.money import CURRENCIES, Money, money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.proposal import Call
from hromada_desk.domain.values import Bilingual
from hromada_desk.domain.wall_clock import STANDARD_HOURS, clock_in

CARD = "hromada-desk-call"
SCHEMA = 1
BOTH = ("title", "programme", "donor", "description")
TEXTS = ("reference", "website", "deadline_zone")
SUMS = ("smallest_grant", "largest_grant")
SHARES = ("largest_grant_share", "least_own_share")
COUNTS = ("rate_days", "shortest_months", "longest_months")
FIELDS = ("title", "programme", "donor", "reference", "opens_on", "deadline_at", "deadline_zone", "smallest_grant",
          "largest_grant", "largest_grant_share", "least_own_share", "rate_source", "rate_days", "shortest_months",
          "longest_months", "website", "description")
"""The fields of a call that travel, in the order of the file; notes and status stay in the house."""
_MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class CallCard:
    """What a card says: fields of the call it gives, its form and that form's own table."""

    fields: Mapping[str, Any]
    form: Form | None
    form_table: Mapping[str, Any] | None

    @property
    def title(self) -> Bilingual:
        """The title of the call."""
        title = self.fields["title"]
        assert isinstance(title, Bilingual)
        return title


def card_from_table(table: Mapping[str, Any]) -> CallCard:
    """A card from a parsed file.

    Raises RuleBroken: "card.no_card" for another kind of file, "card.newer" for one of a later pattern, else what is
    said of forms, with the place.
    """
    if table.get("format") != CARD:
        raise RuleBroken("card.no_card")
    schema = table.get("schema", SCHEMA)
    if not isinstance(schema, int) or schema > SCHEMA:
        raise RuleBroken("card.newer", schema=schema)
    card = Table(table)
    card.only("format", "schema", "call", "form")
    if "call" not in card:
        raise misfit("call")
    given = table["call"]
    if isinstance(given, Mapping):
        given = {key: _written(value) for key, value in given.items()}
    form_table = table.get("form")
    return CallCard(_fields(Table(given, "call")), None if form_table is None else form_from_table(form_table),
                    form_table)


def card_to_table(call: Call, form_table: Mapping[str, Any] | None) -> dict[str, Any]:
    """The table of a card; fields that say nothing are left out."""
    fields = {name: _to_file(name, call) for name in FIELDS}
    given = {name: value for name, value in fields.items() if value not in (None, "", {})}
    card: dict[str, Any] = {"format": CARD, "schema": SCHEMA, "call": given}
    return card if form_table is None else {**card, "form": dict(form_table)}


def _fields(call: Table) -> dict[str, Any]:
    call.only(*FIELDS)
    found: dict[str, Any] = {name: call.both(name, needed=name == "title") for name in BOTH if name in call}
    if not found.get("title"):
        raise misfit(call.at("title"))
    found |= {name: call.text(name) for name in TEXTS if name in call}
    found |= {name: _sum(call, name) for name in SUMS if name in call}
    found |= {name: call.number(name, 1) for name in SHARES if name in call}
    found |= {name: call.whole(name) for name in COUNTS if name in call}
    if "rate_source" in call:
        found["rate_source"] = call.one_of("rate_source", CHOICES["rate_source"], "")
    if "opens_on" in call:
        found["opens_on"] = _day(call, "opens_on")
    if "deadline_at" in call:
        found["deadline_at"] = _moment(call, "deadline_at", str(found.get("deadline_zone", "Europe/Brussels")))
    return found


def _written(value: object) -> object:
    """Days and moments that somebody wrote without quotes are as good as quoted ones."""
    return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat() if isinstance(value, date) \
        else value


def _sum(call: Table, name: str) -> Money:
    amount, _, currency = call.text(name).replace("\u00a0", " ").rpartition(" ")
    if currency not in CURRENCIES:
        raise call.wrong(name)
    number = Table({name: amount.replace(" ", "")}, "call").number(name, 10**12)
    if number is None:
        raise call.wrong(name)
    return money(number, currency)


def _day(call: Table, name: str) -> date:
    try:
        return date.fromisoformat(call.text(name))
    except ValueError:
        raise call.wrong(name) from None


def _moment(call: Table, name: str, zone: str) -> datetime:
    """The moment when the clock of the zone shows that time; with its distance from UTC any zone will do."""
    try:
        shown = datetime.fromisoformat(call.text(name))
    except ValueError:
        raise call.wrong(name) from None
    if shown.tzinfo is not None:
        return shown.astimezone(UTC)
    for hours in (STANDARD_HOURS[zone], STANDARD_HOURS[zone] + 1) if zone in STANDARD_HOURS else ():
        moment = (shown - timedelta(hours=hours)).replace(tzinfo=UTC)
        there = clock_in(zone, moment)
        if there is not None and there.replace(tzinfo=None) == shown:
            return moment
    raise call.wrong(name)


def _to_file(name: str, call: Call) -> object:
    value = getattr(call, name)
    if isinstance(value, Bilingual):
        return {key: text for key, text in (("uk", value.uk), ("en", value.en)) if text}
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    if isinstance(value, datetime):
        there = clock_in(call.deadline_zone, value)
        return value.astimezone(UTC).isoformat(sep=" ", timespec=_MINUTES) if there is None \
            else there.replace(tzinfo=None).isoformat(sep=" ", timespec=_MINUTES)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if name in SHARES and value is not None else value
