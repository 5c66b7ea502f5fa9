"""Decides which place a messy Ukrainian title speaks of, for lists of projects that name places only in their titles.

It would rather answer with the oblast than with a wrong hromada: every candidate must agree with the oblast and the
raion the text or the list gives, and two places that fit equally well are no answer. Former raions (until 2020) are
understood through the hromada around the same centre.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from hromada_desk.domain.place_patterns import PlacePatterns
from hromada_desk.domain.place_reading import HromadaMention, PlaceReader, RaionMention, Reading, SettlementMention
from hromada_desk.domain.places import CITY, SPECIAL_CITY, VILLAGE, Place, PlaceIndex

READINGS_REMEMBERED = 64  # a text is asked about once within its own oblast and once beyond
OBLAST_PREFIX = 4  # "UA" and the two digits of the oblast


class Confidence(IntEnum):
    """How sure a match is: a guess to look at, very probably right, as good as written with its code."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The place found, how sure it is and by what it was found.

    `how` is one of: `settlement`, `settlement_in_raion`, `hromada`, `council`, `district`, `raion`, `several`,
    `oblast`, `oblast_body` (an institution's name), `given` (only the oblast the caller gave).
    """

    place: Place
    confidence: Confidence
    how: str


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    confidence: Confidence
    how: str
    located_in: bool = False


class PlaceMatcher:
    """Matches texts against one index of places."""

    def __init__(self, index: PlaceIndex, patterns: PlacePatterns, former_names: Iterable[tuple[str, str]]) -> None:
        """`former_names` are (code, former name) of places that were renamed."""
        self._index = index
        self._read = lru_cache(maxsize=READINGS_REMEMBERED)(PlaceReader(index, patterns, former_names).read)

    def match_in_text(self, text: str, within: str | None = None) -> PlaceMatch | None:
        """The narrowest place the text is sure to speak of; None when it names none and `within` is not given.

        `within` is the code of the oblast the list says the row belongs to. An oblast written out in the text itself
        is believed more than `within`.
        """
        reading = self._read(text)
        scopes = self._scopes(reading, within)
        found = self._by_settlements(reading, scopes) or self._hromada_named(reading, scopes)
        found = found or self._by_raion(reading, scopes) or self._by_oblast(reading, within)
        place = self._index.get(found.code) if found else None
        return PlaceMatch(place, found.confidence, found.how) if found and place else None

    def _scopes(self, reading: Reading, within: str | None) -> tuple[str | None, ...]:
        """The oblasts to look in, the most trusted first; (None,) for all of Ukraine."""
        trusted = list(dict.fromkeys([*reading.oblasts, *([within] if within else [])]))
        if trusted:
            return tuple(trusted)
        bodies = set(reading.bodies)
        return (bodies.pop(),) if len(bodies) == 1 else (None,)

    def _by_settlements(self, reading: Reading, scopes: Sequence[str | None]) -> _Found | None:
        found = [hit for mention in reading.settlements if (hit := self._settle(mention, reading, scopes))]
        if len({self._hromada_code(hit.code) for hit in found}) > 1:
            located = [hit for hit in found if hit.located_in]
            if len({self._hromada_code(hit.code) for hit in located}) != 1:
                return self._common_area(found)
            found = [_Found(hit.code, min(hit.confidence, Confidence.MEDIUM), hit.how) for hit in located]
        if not found:
            return None
        sure = min(hit.confidence for hit in found)
        if len(found) < len(reading.settlements):
            sure = min(sure, Confidence.MEDIUM)
        code = found[0].code if len({hit.code for hit in found}) == 1 else self._hromada_code(found[0].code)
        return _Found(code, sure, found[0].how)

    def _settle(self, mention: SettlementMention, reading: Reading, scopes: Sequence[str | None]) -> _Found | None:
        """The one place a mention means, looking in the first scope and category that has any place of the name."""
        hint = _nearest_raion(mention, reading)
        for scope in scopes:
            for codes in (mention.codes, mention.former):
                categories = {code: self._index.category_of(code) for code in _inside(codes, scope)}
                for category in mention.categories:
                    fitting = [code for code, own in categories.items() if own == category]
                    fitting = [code for code in fitting if code in mention.exact] or fitting
                    if fitting:
                        return self._choose(fitting, mention, hint, self._hromada_named(reading, scopes))
        return None

    def _choose(
        self, codes: Sequence[str], mention: SettlementMention, hint: RaionMention | None, hromada: _Found | None
    ) -> _Found | None:
        known_hint = hint is not None and bool(hint.raions or hint.seats)
        if len(codes) == 1 and (not known_hint or self._index.category_of(codes[0]) in {CITY, SPECIAL_CITY}):
            sure = Confidence.MEDIUM if self._index.category_of(codes[0]) == VILLAGE else Confidence.HIGH
            return _Found(codes[0], sure, "settlement", mention.located_in)
        near = self._near(codes, hint) if hint is not None else codes
        if len(near) > 1 and hromada is not None:
            near = [code for code in near if self._hromada_code(code) == hromada.code] or near
        if len(near) == 1:
            return _Found(near[0], Confidence.HIGH, "settlement_in_raion", mention.located_in)
        shared = {self._hromada_code(code) for code in near}
        if len(shared) == 1:
            return _Found(shared.pop(), Confidence.MEDIUM, "settlement_in_raion", mention.located_in)
        if len(codes) == 1 and hint is not None and not hint.raions:
            # A former raion may have been split: the only place of the name in the oblast is a good guess, no more.
            return _Found(codes[0], Confidence.LOW, "settlement", mention.located_in)
        return None

    def _near(self, codes: Sequence[str], hint: RaionMention) -> Sequence[str]:
        """The candidates that agree with a raion: in a raion of that name, or in the raion of a hromada so named.

        Of several, the one in the hromada around the former raion's centre is surely in the former raion.
        """
        raions = {*hint.raions}
        for seat in hint.seats:
            raion = self._index.raion_of(seat)
            raions |= {raion.code} if raion else set()
        in_raion = [code for code in codes if (raion := self._index.raion_of(code)) and raion.code in raions]
        if len(in_raion) == 1:
            return in_raion
        at_seat = [code for code in in_raion if self._hromada_code(code) in hint.seats]
        return at_seat or in_raion

    def _hromada_named(self, reading: Reading, scopes: Sequence[str | None]) -> _Found | None:
        """The hromada the text names outright, when it names exactly one that exists."""
        found: dict[str, _Found] = {}
        for mention in reading.hromadas:
            for scope in scopes:
                codes = [code for code in _inside(mention.codes, scope) if self._is_of_kind(code, mention)]
                if len(codes) == 1:
                    how = "council" if mention.is_council else "hromada"
                    sure = Confidence.MEDIUM if mention.is_council else Confidence.HIGH
                    found.setdefault(codes[0], _Found(codes[0], sure, how))
                    break
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_of_kind(self, code: str, mention: HromadaMention) -> bool:
        place = self._index.get(code)
        return place is not None and (not mention.kind or place.kind == mention.kind)

    def _by_raion(self, reading: Reading, scopes: Sequence[str | None]) -> _Found | None:
        for scope in scopes:
            for how in ("raion", "district"):
                named = (m.raions if how == "raion" else m.districts for m in reading.raions)
                codes = {code for mentioned in named for code in _inside(mentioned, scope)}
                if len(codes) == 1:
                    return _Found(codes.pop(), Confidence.MEDIUM, how)
        return None

    def _by_oblast(self, reading: Reading, within: str | None) -> _Found | None:
        if len(set(reading.oblasts)) == 1:
            return _Found(reading.oblasts[0], Confidence.HIGH, "oblast")
        if within is not None:
            return _Found(within, Confidence.HIGH, "given")
        if len(set(reading.bodies)) == 1:
            return _Found(reading.bodies[0], Confidence.MEDIUM, "oblast_body")
        return None

    def _common_area(self, found: Sequence[_Found]) -> _Found | None:
        """The narrowest place that holds all of several; None when they lie in different oblasts."""
        chains = [[place.code for place in self._index.chain(hit.code)] for hit in found]
        shared = [code for code in chains[0] if all(code in chain for chain in chains)]
        return _Found(shared[0], Confidence.MEDIUM, "several") if shared else None

    def _hromada_code(self, code: str) -> str:
        hromada = self._index.hromada_of(code)
        return hromada.code if hromada else code


def _inside(codes: Iterable[str], scope: str | None) -> list[str]:
    """The codes that lie in an oblast; the oblast is the start of every code."""
    return [code for code in codes if scope is None or code[:OBLAST_PREFIX] == scope[:OBLAST_PREFIX]]


def _nearest_raion(mention: SettlementMention, reading: Reading) -> RaionMention | None:
    """The raion that belongs to a settlement: the next one before another settlement is named, else the last before.

    A raion after a list of settlements ("villages A and B of raion C") belongs to all of them.
    """
    later = [other.position for other in reading.settlements if other.position > mention.position]
    end = min(later, default=None)
    after = [raion for raion in reading.raions if raion.position > mention.position]
    if after and (end is None or after[0].position < end):
        return after[0]
    before = [raion for raion in reading.raions if raion.position < mention.position]
    return before[-1] if before else next(iter(after), None)
