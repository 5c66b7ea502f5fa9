"""Screen words: the two languages say the same things, and the code asks only for keys that exist."""

import ast
import re
import runpy
import string

import polib
import pytest

from tests.project.sources import ROOT, modules

LOCALE = ROOT / "resources" / "locale"
LANGUAGES = {"uk": 3, "en": 2}  # forms of a plural
COMPILE = runpy.run_path(str(LOCALE / "compile.py"))
ROOMS = sorted({path.name for language in LANGUAGES for path in (LOCALE / language).glob("*.po")})
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
# Calls whose first word is a message key: words of the catalogue, refusals, problems, labels of the journal.
METHODS_THAT_SAY = {"say", "count", "translate", "translate_plural", "Label"}
RECORDS_THAT_CARRY_A_KEY = {"RuleBroken", "FileProblem", "Problem"}
# Only in Russian, or an apostrophe of a typewriter inside a word.
FOREIGN_TO_UKRAINIAN = re.compile("[\u044b\u044d\u0451\u044a\u042b\u042d\u0401\u042a]|(?<=[\u0400-\u04ff])['\u02bc](?=[\u0400-\u04ff])")


def entries(language, room=None):
    """All entries of a language, or of one of its rooms, by key."""
    sources = [LOCALE / language / room] if room else sorted((LOCALE / language).glob("*.po"))
    return {entry.msgid: entry for source in sources if source.exists() for entry in polib.pofile(str(source))}


def forms(entry):
    """Every text of an entry."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def fields(entry):
    """The names that are filled in, over all forms of the entry."""
    return {name for text in forms(entry) for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def keys_in_code():
    """Every message key that stands literally in a call, with its place."""
    for module in modules("src"):
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in METHODS_THAT_SAY | RECORDS_THAT_CARRY_A_KEY and isinstance(key := node.args[0].value, str):
                yield key, f"{module.name}:{node.lineno}", called


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_the_same_keys_in_both_languages(room):
    assert entries("uk", room).keys() == entries("en", room).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_doubtful(language):
    bad = [key for key, entry in entries(language).items() if entry.fuzzy or not all(map(str.strip, forms(entry)))]
    assert bad == []


@pytest.mark.parametrize(("language", "number"), LANGUAGES.items())
def test_every_plural_has_all_forms_of_its_language(language, number):
    plurals = {key: entry for key, entry in entries(language).items() if entry.msgid_plural}
    assert [key for key, entry in plurals.items() if sorted(entry.msgstr_plural) != list(range(number))] == []


def test_both_languages_fill_in_the_same_names():
    ukrainian, english = entries("uk"), entries("en")
    shared = ukrainian.keys() & english.keys()
    assert {key for key in shared if fields(ukrainian[key]) != fields(english[key])} == set()
    assert {key for key in shared if bool(ukrainian[key].msgid_plural) != bool(english[key].msgid_plural)} == set()


def test_ukrainian_is_written_with_ukrainian_letters_and_apostrophe():
    bad = {key: text for key, entry in entries("uk").items() for text in forms(entry) if FOREIGN_TO_UKRAINIAN.search(text)}
    assert bad == {}


def test_english_has_no_ukrainian_letters_in_it():
    letters = re.compile("[\u0400-\u052f]")
    assert {key for key, entry in entries("en").items() if any(map(letters.search, forms(entry)))} <= {"language.uk"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_catalogue_is_made_from_the_sources_of_today(language):
    current = (LOCALE / f"{language}.mo").read_bytes() == COMPILE["compiled"](language)
    assert current, "run .venv/bin/python resources/locale/compile.py"


def test_every_key_in_the_code_has_its_words():
    known = entries("uk").keys()
    assert [f"{place} {key}" for key, place, _ in keys_in_code() if KEY.fullmatch(key) and key not in known] == []


def test_refusals_and_problems_carry_keys_not_sentences():
    carried = [(key, place) for key, place, called in keys_in_code() if called in RECORDS_THAT_CARRY_A_KEY]
    assert [f"{place} {key}" for key, place in carried if not KEY.fullmatch(key)] == []
