"""Places the rows of a list: by the oblast of its group, number or column, by a hromada's column, by the title itself.

It would rather leave a project at its oblast than put it into a wrong hromada; what the guess was is told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hromada_desk.domain.folding import fold, latin_twins
from hromada_desk.domain.place_matching import Confidence, PlaceMatch, PlaceMatcher
from hromada_desk.domain.places import HROMADA, OBLAST, SPECIAL_CITY, PlaceIndex
from hromada_desk.exchange.import_words import ImportWords, words_of

SHORTEST_STEM = 3
LONGEST_ENDING, SHORT_ENDING = 4, 2
"""How many letters an oblast's name may change at its end: Sumska, Sumy. Without the word "oblast" only Sumska,
Sumskii, because Ukrainian names of cities begin like their oblasts."""

MOST_OBLAST_WORDS = 6
LONGEST_OBLAST = 60
_DIGITS = re.compile(r"\d+")
_CODE = re.compile(r"UA\d{17}")


@dataclass(frozen=True, slots=True)
class PlaceWordsOfRow:
    """What a row says about its place; empty where it says nothing."""

    title: str
    hromada: str = ""
    raion: str = ""
    settlement: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a row is: the code, and the name of a guess that was too unsure to take."""

    code: str = ""
    doubtful: str = ""


@dataclass
class Gazetteer:
    """The places of Ukraine as an import asks for them; answers are remembered, because lists repeat places."""

    index: PlaceIndex
    matcher: PlaceMatcher
    oblast_numbers: Mapping[int, str]
    words: ImportWords
    _oblasts: dict[str, str] = field(default_factory=dict, repr=False)
    _matched: dict[tuple[str, str], PlaceMatch | None] = field(default_factory=dict, repr=False)

    def oblast_named(self, text: str) -> str:
        """The code of the oblast a short text names and nothing else ("Vinnytsia oblast", "Total for ..."), or ""."""
        if len(text) > LONGEST_OBLAST or text.count(" ") >= MOST_OBLAST_WORDS:
            return ""
        known = self._oblasts.get(text)
        if known is None:
            known = self._oblasts[text] = self._read_oblast(text)
        return known

    def _read_oblast(self, text: str) -> str:
        whole = self._by_whole_name.get(fold(text))
        if whole is not None:
            return whole
        written = words_of(text)
        if not 1 <= len(written) <= MOST_OBLAST_WORDS:
            return ""
        rest = [word for word in written if word not in self.words.rows.oblast_words and not word.isdecimal()]
        says_oblast = any(word.startswith(self.words.rows.oblast_kind) for word in written)
        return self._nearest_oblast("".join(rest), oblast_only=says_oblast) if rest else ""

    def oblast_numbered(self, written: str) -> str:
        """The code of the oblast of a number 1-27, or of a codifier code; "" for anything else."""
        code = _CODE.search(written)
        if code:
            oblast = self.index.oblast_of(code.group())
            return oblast.code if oblast else ""
        return self.oblast_numbers.get(int(written), "") if written.isdecimal() and len(written) <= 2 else ""

    def known_code(self, written: str) -> str:
        """The codifier code in a text if the codifier knows it, else ""."""
        code = _CODE.search(latin_twins(written.upper())) if written else None
        return code.group() if code and code.group() in self.index else ""

    def place(self, row: PlaceWordsOfRow, oblast: str, home: str = "") -> Placed:
        """The narrowest place a row surely speaks of, within the oblast if one is known.

        `home` is the hromada whose own list this may be: a row that names no place at all is there.
        """
        if home and not oblast:
            home_oblast = self.index.oblast_of(home)
            placed = self._place(row, home_oblast.code if home_oblast else "")
            return Placed(home) if not placed.code or (home_oblast and placed == Placed(home_oblast.code)) else placed
        return self._place(row, oblast)

    def _place(self, row: PlaceWordsOfRow, oblast: str) -> Placed:
        named = self._sure(self._completed("hromada", row.hromada), oblast) if row.hromada else None
        text = self._text(row)
        found = self._match(text, oblast)
        if named is not None and named.place.category == HROMADA:
            inside = found is not None and self._hromada(found.place.code) == named.place.code
            if not inside and row.settlement:
                found = next((each for form in self._settlement_forms(row.settlement)
                              if (each := self._match(f"{form}, {self._completed('hromada', row.hromada)}", oblast))
                              and self._hromada(each.place.code) == named.place.code), None)
                inside = found is not None
            return Placed(found.place.code if inside and found else named.place.code)
        if row.settlement and (found is None or not self._hromada(found.place.code)):
            found = self._settled(row, oblast) or found
        if found is None:
            return Placed(oblast)
        if found.confidence == Confidence.LOW:
            return Placed(oblast, found.place.name_uk)
        return Placed(found.place.code)

    def _text(self, row: PlaceWordsOfRow) -> str:
        parts = [row.title]
        if row.address and row.address not in row.title:
            parts.append(row.address)
        if row.settlement and row.settlement not in row.title:
            parts.append(row.settlement)
        if row.raion:
            parts.append(self._completed("raion", row.raion))
        return ", ".join(parts)

    def _settled(self, row: PlaceWordsOfRow, oblast: str) -> PlaceMatch | None:
        """A bare name of a settlement, tried as a city, a town, a village."""
        tail = f", {self._completed('raion', row.raion)}" if row.raion else ""
        for form in self._settlement_forms(row.settlement):
            found = self._sure(form + tail, oblast)
            if found is not None and self._hromada(found.place.code):
                return found
        return None

    def _settlement_forms(self, name: str) -> list[str]:
        return [form.format(name=name) for form in ("{name}", *self.words.place_markers["settlement"])]

    def _completed(self, kind: str, name: str) -> str:
        """The name with the word for its kind, where it stands bare."""
        if any(word in self.words.rows.area_words for word in words_of(name)) or "." in name:
            return name
        return self.words.place_markers[kind][0].format(name=name)

    def _sure(self, text: str, oblast: str) -> PlaceMatch | None:
        found = self._match(text, oblast)
        return found if found is not None and found.confidence > Confidence.LOW and found.how != "given" else None

    def _match(self, text: str, oblast: str) -> PlaceMatch | None:
        """The matcher's answer; figures say nothing about places, so texts that differ in them only are asked once."""
        key = (_DIGITS.sub("0", text), oblast)
        if key not in self._matched:
            self._matched[key] = self.matcher.match_in_text(key[0], oblast or None)
        return self._matched[key]

    def _hromada(self, code: str) -> str:
        hromada = self.index.hromada_of(code)
        return hromada.code if hromada else ""

    def _nearest_oblast(self, word: str, *, oblast_only: bool) -> str:
        """The oblast or special city whose name differs from a word only in its ending; "" where none or two do."""
        best, shared_most, tied = "", 0, False
        for name, code, category in self._oblast_names:
            if category == SPECIAL_CITY and (oblast_only or name != word):
                continue
            shared = _shared(name, word)
            free = LONGEST_ENDING if oblast_only or word.isascii() else SHORT_ENDING
            if shared < SHORTEST_STEM or len(name) - shared > free or len(word) - shared > LONGEST_ENDING + 1:
                continue
            exact = shared + (2 if name == word else 0)
            tied = exact == shared_most and code != best
            if exact > shared_most:
                best, shared_most, tied = code, exact, False
        return "" if tied else best

    @cached_property
    def _oblast_names(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(("".join(words_of(name)), place.code, place.category)
                     for place in self.index.of_category(OBLAST, SPECIAL_CITY)
                     for name in (place.name_uk, place.name_en))

    @cached_property
    def _by_whole_name(self) -> dict[str, str]:
        return {fold(name): place.code for place in self.index.of_category(OBLAST, SPECIAL_CITY)
                for name in (place.name_uk, place.name_en)}


def _shared(left: str, right: str) -> int:
    """How many letters two words begin with together."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
