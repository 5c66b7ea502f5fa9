"""Hypothesis strategies for every kind of record, generated from the facets: a new field is covered without a new line.

`records_of(Project)` gives records that the program could hold: values within their facets, moments to the
millisecond, words as sorted tuples. `any_record()` gives a record of any kind.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from hromada_desk.domain import positions
from hromada_desk.domain.money import CURRENCIES, ConvertedMoney, Money
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, fields_of
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef

LONGEST = 40
_LETTERS = "абвгґдеєжиіїйкщьюяАҐЄІЇabcXYZ019 .,;:–—’'«»№%€₴\n\u00a0\u0301"

ids = st.uuids(version=4).map(str)
currencies = st.sampled_from(CURRENCIES)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
shares = st.integers(0, 10_000).map(lambda parts: Decimal(parts) / 10_000)
keys = st.integers(0, 40).map(lambda at: (positions.many_after("", at + 1))[-1])


def texts(longest: int = LONGEST) -> st.SearchStrategy[str]:
    """Ukrainian and English letters with every awkward sign, and now and then any character at all."""
    usual = st.text(st.sampled_from(_LETTERS), max_size=longest)
    anything = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=min(longest, 12))
    return usual | anything


def moneys(smallest: int = -(10**12), largest: int = 10**12) -> st.SearchStrategy[Money]:
    """Amounts between two numbers of minor units, in any currency."""
    return st.builds(Money, st.integers(smallest, largest), currencies)


def numbers(smallest: Decimal | None = None, largest: Decimal | None = None) -> st.SearchStrategy[Decimal]:
    """Exact decimals of up to four places."""
    low = Decimal(-(10**9)) if smallest is None else smallest
    high = Decimal(10**9) if largest is None else largest
    return st.decimals(low, high, places=4, allow_nan=False, allow_infinity=False)


moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC))
converted = st.builds(ConvertedMoney, moneys(), st.none() | numbers(Decimal(0), Decimal(1000)), st.none() | days,
                      st.sampled_from(("", *CHOICES["rate_source"])))
places = st.builds(PlaceRef, st.sampled_from(("", "UA59080270010082759", "UA14120150000031847")), texts(),
                   st.none() | numbers(Decimal(-90), Decimal(90)), st.none() | numbers(Decimal(-180), Decimal(180)),
                   st.sampled_from(CHOICES["place_precision"]))
measures = st.builds(Measure, st.none() | numbers(), st.none() | numbers(), texts(12))
periods = st.builds(Period, st.none() | days, st.none() | days)


def _words(facets: Facets) -> st.SearchStrategy[tuple[str, ...]]:
    word = st.sampled_from(CHOICES[facets.choice_list]) if facets.choice_list else texts(12)
    return st.sets(word, max_size=4).map(lambda chosen: tuple(sorted(chosen)))


def _counts(facets: Facets) -> st.SearchStrategy[int | None]:
    low = 0 if facets.minimum is None else int(facets.minimum)
    return st.none() | st.integers(low, 10**9 if facets.maximum is None else int(facets.maximum))


def _texts_of(facets: Facets) -> st.SearchStrategy[str]:
    return texts(min(facets.limit or LONGEST, LONGEST))


_BY_KIND = {
    ValueKind.TEXT: _texts_of,
    ValueKind.LONG_TEXT: _texts_of,
    ValueKind.BILINGUAL: lambda facets: st.builds(Bilingual, _texts_of(facets), _texts_of(facets)),
    ValueKind.BILINGUAL_LONG: lambda facets: st.builds(Bilingual, _texts_of(facets), _texts_of(facets)),
    ValueKind.MONEY: lambda facets: st.none() | moneys(),
    ValueKind.CONVERTED: lambda facets: st.none() | converted,
    ValueKind.NUMBER: lambda facets: st.none() | numbers(facets.minimum, facets.maximum),
    ValueKind.COUNT: _counts,
    ValueKind.SHARE: lambda facets: st.none() | shares,
    ValueKind.DATE: lambda facets: st.none() | days,
    ValueKind.MOMENT: lambda facets: st.none() | moments,
    ValueKind.PERIOD: lambda facets: periods,
    ValueKind.CHOICE: lambda facets: st.sampled_from(CHOICES[facets.choice_list]),
    ValueKind.WORDS: _words,
    ValueKind.FLAG: lambda facets: st.booleans(),
    ValueKind.LINK: lambda facets: st.just("") | ids,
    ValueKind.PLACE: lambda facets: places,
    ValueKind.MEASURE: lambda facets: measures,
}


def values_of(field: FieldOf) -> st.SearchStrategy:
    """Values of one field: what its facets allow, or its default."""
    if field.name == "position":
        return keys
    return st.just(field.default) | _BY_KIND[field.facets.value](field.facets)


def records_of(record_type: type[Record], **fixed: st.SearchStrategy) -> st.SearchStrategy[Record]:
    """Records of one kind; `fixed` replaces the strategies of some fields."""
    strategies = {each.name: values_of(each) for each in fields_of(record_type)}
    return st.builds(record_type, **{"id": ids, "alive": st.booleans(), **strategies, **fixed})


def any_record() -> st.SearchStrategy[Record]:
    """A record of any kind."""
    return st.sampled_from(tuple(KINDS.values())).flatmap(records_of)
