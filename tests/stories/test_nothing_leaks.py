"""What is not for an audience is in no byte of any of its files: markers are planted in every field that is withheld."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import product

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import fields_of
from hromada_desk.domain.redaction import hidden_fields
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef
from hromada_desk.services.editing import record_of, set_from_text
from hromada_desk.services.reports import export
from tests.demonstration import LYCEUM, READY, everything_in, open_demo_file

DOCUMENTS = (("proposal", READY), ("budget", READY), ("budget", LYCEUM), ("passport", LYCEUM), ("plan_fact", "PR-2026-003"),
             ("portfolio", ""))
PAPERS = tuple(product(DOCUMENTS, ("pdf", "xlsx"), ("uk", "en")))
DAY = date(1907, 3, 19)
SHARE = Decimal("0.4242")
DAYS_AND_SHARES = ("19.03.1907", "19Mar1907", "19березня1907", "1907-03-19", "19070319", "42,42%", "42.42%", "0.4242")
UNTOUCHED = {("form", "content")}
"""The form file itself: a marker there would be a damaged form."""


class Marks:
    """A mark of its own for every field of every record."""

    def __init__(self):
        self.planted = {}

    def for_field(self, field):
        number = 7_100_000 + len(self.planted)
        word, value = f"Таємне{number}", self._value(field.facets.value, number)
        if value is not None:
            self.planted[f"{field.kind}.{field.name} {number}"] = (
                word if isinstance(value, str | Bilingual | PlaceRef | tuple) else str(number))
        return value

    @staticmethod
    def _value(kind, number):
        word = f"Таємне{number}"
        return {
            ValueKind.TEXT: word, ValueKind.LONG_TEXT: word, ValueKind.BILINGUAL: Bilingual(word, word),
            ValueKind.BILINGUAL_LONG: Bilingual(word, word), ValueKind.MONEY: money(number, "UAH"),
            ValueKind.CONVERTED: ConvertedMoney(money(number, "UAH")), ValueKind.NUMBER: Decimal(number),
            ValueKind.COUNT: number, ValueKind.SHARE: SHARE, ValueKind.DATE: DAY,
            ValueKind.MOMENT: datetime(1907, 3, 19, 12, tzinfo=UTC), ValueKind.PERIOD: Period(DAY, DAY),
            ValueKind.WORDS: (word,), ValueKind.PLACE: PlaceRef(code="UA74100270010051718", address=word),
            ValueKind.MEASURE: Measure(Decimal(number), Decimal(number), word),
        }.get(kind)


def planted(desk, audience):
    """Every field the audience must not see holds a mark; the answer is what marks there are."""
    marks = Marks()
    with desk.change("change.edited") as tx:
        for kind, record_type in KINDS.items():
            hidden = [each for each in hidden_fields(kind, audience)
                      if each.facets.value is not ValueKind.LINK and (kind, each.name) not in UNTOUCHED]
            for record in desk.all(record_type):
                values = {each.name: marks.for_field(each) for each in hidden}
                if not record.__class__.__dataclass_fields__.keys() >= values.keys():
                    raise AssertionError(kind)
                tx.put(replace(record, **{name: value for name, value in values.items() if value is not None}))
    return marks.planted


@pytest.fixture(params=[Audience.PUBLIC, Audience.DONOR], ids=["public", "donor"])
def desk_and_marks(request, mine):
    desk = open_demo_file(mine)
    yield desk, request.param, planted(desk, request.param)
    desk.close()


def test_what_is_withheld_is_in_no_byte_of_any_export(desk_and_marks, tmp_path):
    desk, audience, marks = desk_and_marks
    leaks = {}
    for (document, record_id), file_format, language in PAPERS:
        out = tmp_path / f"{document}-{language}.{file_format}"
        export(desk, document, record_id, file_format=file_format, language=language, audience=audience, out=out)
        text = everything_in(out)
        leaks |= {f"{out.name} {name}": mark for name, mark in marks.items() if mark in text}
        leaks |= {f"{out.name} {mark}": mark for mark in DAYS_AND_SHARES if mark in text}
    assert len(marks) > 100
    assert leaks == {}


@pytest.mark.parametrize("file_format", ["pdf", "xlsx"])
def test_a_mark_is_found_where_it_belongs(mine, tmp_path, file_format):
    desk = open_demo_file(mine)
    out = tmp_path / f"passport.{file_format}"
    try:
        marks = planted(desk, Audience.PUBLIC)
        set_from_text(desk, record_of(desk, "project", LYCEUM), {"title.uk": "Відкритий", "title.en": "Open"}, "uk")
        export(desk, "passport", LYCEUM, file_format=file_format, language="uk", audience=Audience.INTERNAL, out=out)
    finally:
        desk.close()
    text = everything_in(out)
    assert "Відкритий" in text
    assert any(mark in text for mark in marks.values())


def test_every_kind_of_value_can_carry_a_mark_or_holds_no_words_of_its_own():
    unmarked = {each.facets.value for kind in KINDS.values() for each in fields_of(kind)
                if Marks().for_field(each) is None}
    assert unmarked == {ValueKind.CHOICE, ValueKind.FLAG, ValueKind.LINK}
