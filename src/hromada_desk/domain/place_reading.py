"""Reads place mentions out of a sentence: marked settlements, raions, hromadas, councils and oblasts, in any case.

A reading only says what is written and which codes each mention could mean. Which of them it is, given the oblast and
the other mentions, is decided in `place_matching`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hromada_desk.domain.place_names import NameTables
from hromada_desk.domain.place_patterns import PlacePatterns, Token, tokens_of
from hromada_desk.domain.places import PlaceIndex


@dataclass(frozen=True, slots=True)
class SettlementMention:
    """A name after a settlement marker: possible codes, codes by a former name, categories in order of likelihood.

    `exact` are the codes whose name is written letter for letter, not in another case.
    """

    position: int
    codes: tuple[str, ...]
    exact: frozenset[str]
    former: tuple[str, ...]
    categories: tuple[str, ...]
    located_in: bool


@dataclass(frozen=True, slots=True)
class RaionMention:
    """A name before the word raion: raions of that name, city districts, and hromadas a former raion was named like."""

    position: int
    raions: tuple[str, ...]
    districts: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HromadaMention:
    """A name before the word hromada or council, with the kind the text gives it (empty: not said)."""

    codes: tuple[str, ...]
    kind: str
    is_council: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """All mentions of one text, each list in the order of the text; `bodies` are oblast adjectives of institutions."""

    settlements: tuple[SettlementMention, ...]
    raions: tuple[RaionMention, ...]
    hromadas: tuple[HromadaMention, ...]
    oblasts: tuple[str, ...]
    bodies: tuple[str, ...]


class PlaceReader:
    """Reads texts against one index of places; the tables of names are made when first needed."""

    def __init__(self, index: PlaceIndex, patterns: PlacePatterns, former_names: Iterable[tuple[str, str]]) -> None:
        """`former_names` are (code, former name) of places that were renamed."""
        self._patterns = patterns
        self._names = NameTables(index, patterns.inflection, former_names)

    def read(self, text: str) -> Reading:
        """What the text mentions; never fails, an empty reading for a text without places."""
        tokens = tokens_of(text)
        return Reading(
            settlements=tuple(self._settlements_in(tokens)),
            raions=tuple(self._raions_in(tokens)),
            hromadas=tuple(self._hromadas_in(tokens)),
            oblasts=(*self._named_before(tokens, "oblast"), *self._whole_text(tokens)),
            bodies=tuple(self._named_before(tokens, "oblast_adjective")),
        )

    def _settlements_in(self, tokens: Sequence[Token]) -> Iterable[SettlementMention]:
        shouted = bool(tokens) and all(token.shouted or not token.word.isalpha() for token in tokens)
        for position in range(len(tokens)):
            marker, length = self._marker_at(tokens, position, shouted=shouted)
            if marker:
                yield from self._after_marker(tokens, position, length, marker)

    def _marker_at(self, tokens: Sequence[Token], position: int, *, shouted: bool) -> tuple[str, int]:
        """The marker at a position and its length in tokens; ("", 0) where there is none.

        A capital is an initial (M. Vovchok), a number before it makes it a unit (500 m), a street word a street.
        """
        token = tokens[position]
        if token.word not in self._patterns.marker_starts or (token.capital and not shouted):
            return "", 0
        before = tokens[position - 1] if position else None
        if before is not None and (
            before.word[-1].isdigit() or self._patterns.says("names_people_and_streets", before)
        ):
            return "", 0
        if position + 1 < len(tokens) and tokens[position + 1].joined:
            pair = f"{token.word} {tokens[position + 1].word}"
            if pair in self._patterns.markers:
                return pair, 2
        return (token.word, 1) if token.word in self._patterns.markers else ("", 0)

    def _after_marker(
        self, tokens: Sequence[Token], position: int, length: int, marker: str
    ) -> Iterable[SettlementMention]:
        located_in = position > 0 and self._patterns.says("located_in", tokens[position - 1])
        start = position + length
        while start < len(tokens) and self._patterns.says("skip_after_marker", tokens[start]):
            start += 1
        while start < len(tokens):
            current = self._names.settlements.starting_at(tokens, start)
            former = self._names.former.starting_at(tokens, start)
            longest = max((here.length for here in (current, former) if here is not None), default=0)
            if not longest:
                return
            yield SettlementMention(
                position=start,
                codes=current.codes if current and current.length == longest else (),
                exact=current.exact if current else frozenset(),
                former=former.codes if former and former.length == longest else (),
                categories=self._patterns.markers[marker],
                located_in=located_in,
            )
            start = self._next_listed(tokens, start + longest, marker)

    def _next_listed(self, tokens: Sequence[Token], after: int, marker: str) -> int:
        """Where the next name under a plural marker starts; beyond the text when there is none."""
        if marker in self._patterns.words["plural_markers"] and after < len(tokens):
            if self._patterns.says("joining", tokens[after]):
                return after + 1
            if tokens[after].listed:
                return after
        return len(tokens)

    def _raions_in(self, tokens: Sequence[Token]) -> Iterable[RaionMention]:
        for position in range(1, len(tokens)):
            if not self._is_word_for_raion(tokens, position):
                continue
            tables = (self._names.raions, self._names.districts, self._names.seats)
            found = [table.ending_before(tokens, position) for table in tables]
            longest = max((here.length for here in found if here is not None), default=0)
            raions, districts, seats = (here.codes if here and here.length == longest else () for here in found)
            if longest:
                yield RaionMention(position - longest, raions, districts, seats)

    def _is_word_for_raion(self, tokens: Sequence[Token], position: int) -> bool:
        if tokens[position].word not in self._patterns.raion_starts:
            return False
        pair = f"{tokens[position].word} {tokens[position + 1].word}" if position + 1 < len(tokens) else ""
        words = self._patterns.words["raion"]
        return tokens[position].word in words or pair in words

    def _hromadas_in(self, tokens: Sequence[Token]) -> Iterable[HromadaMention]:
        councils, hromadas = self._patterns.words["council"], self._patterns.words["hromada"]
        for position, token in enumerate(tokens):
            is_council = token.word in councils
            if not is_council and token.word not in hromadas:
                continue
            end, kind = self._before_adjectives(tokens, position)
            here = self._names.hromadas.ending_before(tokens, end)
            if here is not None and (kind or not is_council):
                yield HromadaMention(here.codes, kind, is_council)

    def _before_adjectives(self, tokens: Sequence[Token], position: int) -> tuple[int, str]:
        """Where the name ends when the adjectives before the word hromada or council are left out, and the kind."""
        kind = ""
        end = position
        while end > 0:
            token = tokens[end - 1]
            if token.word in self._patterns.kinds:
                kind = self._patterns.kinds[token.word]
            elif not self._patterns.says("hromada_adjective", token):
                break
            end -= 1
        return end, kind

    def _named_before(self, tokens: Sequence[Token], group: str) -> Iterable[str]:
        words = self._patterns.words[group]
        for position, token in enumerate(tokens):
            if position and token.word in words:
                here = self._names.oblasts.ending_before(tokens, position)
                if here is not None:
                    yield here.codes[0]

    def _whole_text(self, tokens: Sequence[Token]) -> Iterable[str]:
        """A heading that is nothing but the name of a region: a city with special status, the autonomous republic."""
        if not tokens:
            return
        here = self._names.regions.starting_at(tokens, 0)
        if here is not None and here.length == len(tokens):
            yield here.codes[0]
