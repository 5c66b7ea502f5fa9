"""Places the rows of a list: by the oblast of its group, number or column, by a hromada's column, by the title itself.

It would rather leave a project at its oblast than put it into a wrong hromada; what the guess was is told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from hromada_desk.domain.folding import latin_twins
from hromada_desk.domain.place_matching import Confidence, PlaceMatch, PlaceMatcher
from hromada_desk.domain.places import HROMADA, PlaceIndex
from hromada_desk.exchange.import_words import ImportWords, words_of
from hromada_desk.exchange.oblasts_in import OblastNames

_DIGITS = re.compile(r"\d+")
_PIECES = re.compile(r"[,;()]")
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
    _matched: dict[tuple[str, str], PlaceMatch | None] = field(default_factory=dict, repr=False)

    @cached_property
    def oblasts(self) -> OblastNames:
        """The names of oblasts alone."""
        return OblastNames(self.index, self.oblast_numbers, self.words.rows)

    def known_code(self, written: str) -> str:
        """The codifier code in a text if the codifier knows it, else ""."""
        code = _CODE.search(latin_twins(written.upper())) if written else None
        return code.group() if code and code.group() in self.index else ""

    def place(self, row: PlaceWordsOfRow, oblast: str, home: str = "") -> Placed:
        """The narrowest place a row surely speaks of, within the oblast if one is known.

        `home` is the hromada whose own list this may be: a row that names no place at all is there.
        """
        if home and not oblast:
            return self._place_near(row, home)
        return self._place(row, oblast)

    def _place_near(self, row: PlaceWordsOfRow, home: str) -> Placed:
        """Within the oblast of the hromada; elsewhere only where the row surely says so; else in the hromada."""
        home_oblast = self.index.oblast_of(home)
        code = home_oblast.code if home_oblast else ""
        near = self._place(row, code)
        if near.doubtful or near.code not in ("", code):
            return near
        far = self._match(self._text(row), "")
        return Placed(far.place.code if far is not None and far.confidence == Confidence.HIGH else home)

    def _place(self, row: PlaceWordsOfRow, oblast: str) -> Placed:
        named = self._sure(self._completed("hromada", row.hromada), oblast) if row.hromada else None
        text = self._text(row)
        found = self._match(text, oblast)
        if named is not None and named.place.category == HROMADA:
            inside = found is not None and self._hromada(found.place.code) == named.place.code
            if not inside and row.settlement:
                found = next((each for form in self._settlement_forms(row.settlement)
                              if (each := self._match(f"{form}, {self._completed('hromada', row.hromada)}", oblast))
                              and each.place.code != named.place.code
                              and self._hromada(each.place.code) == named.place.code), None)
                inside = found is not None
            return Placed(found.place.code if inside and found else named.place.code)
        if row.address and (found is None or not self._hromada(found.place.code)):
            found = self._addressed(row.address, oblast) or found
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

    def _addressed(self, address: str, oblast: str) -> PlaceMatch | None:
        """The settlement a piece of an address names, the last piece first: street and house stand before or after."""
        for piece in reversed(_PIECES.split(address)):
            found = self._sure(piece.strip(), oblast) if piece.strip() else None
            if found is not None and self._hromada(found.place.code):
                return found
        return None

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
        try:
            return self._matched[key]
        except KeyError:
            found = self._matched[key] = self.matcher.match_in_text(key[0], oblast or None)
            return found

    def _hromada(self, code: str) -> str:
        hromada = self.index.hromada_of(code)
        return hromada.code if hromada else ""
