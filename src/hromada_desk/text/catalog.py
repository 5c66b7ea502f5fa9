"""The screen words of each language: sentences by key, with plurals, and with values as the language writes them.

The words come from one compiled gettext catalogue per language, `resources/locale/<language>.mo`. Keys are names
such as `budget.line_over_limit`, never sentences. How values are written is the business of `values`.
"""

import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from hromada_desk import resources
from hromada_desk.text.languages import LANGUAGES, Language
from hromada_desk.text.values import Lookup, written

_PLACE = re.compile(r"\{(?P<name>\w+)(?::(?P<form>[\w.]+))?\}")


class _Silent(gettext.NullTranslations):
    """Asked for what the catalogue does not have: says so instead of repeating the key."""

    def gettext(self, message: str) -> str:
        raise KeyError(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's own signature
        raise KeyError(msgid1)


@dataclass(frozen=True, slots=True)
class Words:
    """All screen words of one language."""

    language: Language
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def has(self, key: str) -> bool:
        """Whether the language has a sentence under that key, counted ones included."""
        return self._sentence(key) is not None or self.counts(key)

    def counts(self, key: str) -> bool:
        """Whether the language has forms for numbers under that key."""
        try:
            self._catalogue.ngettext(key, key, 1)
        except KeyError:
            return False
        return True

    def say(self, key: str, /, **values: object) -> str:
        """The sentence under a key, its places filled; an unknown key is returned itself, so that nothing breaks.

        `{name}` writes the value by its type, `{name:form}` in a form of `values.FORMS` or, where there is none of that
        name, as the word under the key `<form>.<value>`: `{kind:kind}`, `{stage:choice.project_stage}`.
        A place without a value stays as it is: labels of the journal may be older or newer than the sentence.
        """
        return self.fill(key if (sentence := self._sentence(key)) is None else sentence, values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The sentence in the form that fits the number, which is its place `{n}`: "1 project", "2 projects"."""
        try:
            sentence = self._catalogue.ngettext(key, key, number)
        except KeyError:
            sentence = key
        return self.fill(sentence, {"n": number, **values})

    def fill(self, sentence: str, values: Mapping[str, object]) -> str:
        """A sentence with its places filled."""
        def place(found: re.Match[str]) -> str:
            if found["name"] not in values:
                return found[0]
            return written(values[found["name"]], self.language, found["form"] or "", self._lookup)

        return _PLACE.sub(place, sentence) if "{" in sentence else sentence

    @property
    def _lookup(self) -> Lookup:
        return self._sentence

    def _sentence(self, key: str) -> str | None:
        try:
            return self._catalogue.gettext(key)
        except KeyError:
            return None


@cache
def words(language: Language) -> Words:
    """The words of a language, read on first need. Raises FileNotFoundError where the program came without them."""
    catalogue = gettext.GNUTranslations(io.BytesIO(resources.read_bytes("locale", f"{language}.mo")))
    catalogue.add_fallback(_Silent())
    return Words(language, catalogue)


_chosen: list[Language] = ["uk"]


def set_language(language: Language) -> None:
    """Choose the language of the window or of the command line, for the whole process."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {LANGUAGES}")
    _chosen[:] = [language]


def current() -> Words:
    """The words of the chosen language."""
    return words(_chosen[0])


def translate(key: str, /, **values: object) -> str:
    """The sentence under a key in the chosen language; see `Words.say`."""
    return current().say(key, **values)


def translate_plural(key: str, number: int, /, **values: object) -> str:
    """The counted sentence under a key in the chosen language; see `Words.count`."""
    return current().count(key, number, **values)
