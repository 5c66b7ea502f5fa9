"""Whether the second language of an answer still says what the first one says.

An answer keeps a digest of the source text its translation was made from. White space and composition do not matter:
reflowing a paragraph makes no translation stale.
"""

import hashlib
import unicodedata

from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.values import Language


def digest(text: str) -> str:
    """64 hexadecimal digits that stand for a text; "" for a text without words."""
    words = unicodedata.normalize("NFC", text).split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if words else ""


def source_language(answer: Answer) -> Language:
    """The side that was written first."""
    return "en" if answer.source_language == "en" else "uk"


def translation_language(answer: Answer) -> Language:
    """The side that is the translation."""
    return "uk" if source_language(answer) == "en" else "en"


def is_stale(answer: Answer) -> bool:
    """Whether the source was changed since the translation was made.

    An answer without a translation is not stale but untranslated; one whose translation was never tied to a source
    (two texts that came in together) is taken at its word.
    """
    translated = answer.content.side(translation_language(answer))
    if not translated or not answer.translated_from:
        return False
    return digest(answer.content.side(source_language(answer))) != answer.translated_from
