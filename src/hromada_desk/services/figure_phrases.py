"""The phrases that name figures in texts, by language, read once."""

from collections.abc import Mapping
from functools import cache

from hromada_desk.domain.figure_phrases import PhraseBook
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.text.languages import table


@cache
def phrase_books() -> Mapping[Language, PhraseBook]:
    """The phrases of every language."""
    return {language: PhraseBook(table("figure_phrases")[language]) for language in LANGUAGES}
