"""The atoms a field may hold besides plain texts, numbers and dates; an atom is never split by a merge."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

Language = Literal["uk", "en"]
LANGUAGES: tuple[Language, ...] = ("uk", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Ukrainian and English; an empty side is not written yet."""

    uk: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.uk or self.en)

    def side(self, language: Language) -> str:
        """That side exactly, empty if it is not written."""
        return self.uk if language == "uk" else self.en

    def best(self, language: Language) -> str:
        """That side, or the other one where it is empty."""
        return self.side(language) or self.uk or self.en

    def with_side(self, language: Language, text: str) -> "Bilingual":
        """The same text with one side replaced."""
        return replace(self, uk=text) if language == "uk" else replace(self, en=text)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included; an open end is None."""

    start: date | None = None
    end: date | None = None

    def __bool__(self) -> bool:
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where something is: codifier code (KATOTTG), address and, if known, a point.

    `precision` tells what the point stands for: "" (no point), "hromada", "settlement", "street", "building".
    """

    code: str = ""
    address: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    precision: str = ""

    def __bool__(self) -> bool:
        return bool(self.code or self.address or self.latitude is not None)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator's figures: where it starts, what it aims at, in which unit."""

    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str = ""

    def __bool__(self) -> bool:
        return self.baseline is not None or self.target is not None or bool(self.unit)
