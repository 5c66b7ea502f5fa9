"""Sums in words for letters, decisions and contracts: lower case, cents in figures, as both languages write them.

The words of figures come from num2words; the names of currencies with their genders and plurals from the catalogue.
"""

from decimal import Decimal

from hromada_desk.text.catalog import Words, words
from hromada_desk.text.languages import Language

APOSTROPHE = "\u2019"
CENTS = 100


def number_in_words(number: int, language: Language, gender: str = "masculine") -> str:
    """A whole number in words; the gender (masculine, feminine, neuter) is that of what is counted."""
    from num2words import num2words  # 30 ms, and only documents need it

    if language == "en":
        return str(num2words(number, lang="en")).replace(",", "")
    said = str(num2words(number, lang="uk", gender="feminine" if gender == "feminine" else "masculine"))
    *before, last = said.split(" ")
    if gender == "neuter" and _ends_in_one(number):
        last = words("uk").say("in_words.one.neuter")
    return " ".join((*before, last)).replace("'", APOSTROPHE)


def money_in_words(amount: Decimal, currency: str, language: Language) -> str:
    """A sum in words: "sixty-two thousand euros and 00 cents". Currencies without cents have none.

    A currency the catalogue does not know is called by its code. Raises ValueError for a part of a cent: such a sum
    cannot be paid, and a document must not round it silently.
    """
    said, key = words(language), f"in_words.{currency}"
    whole, cents = divmod(_whole_cents(abs(amount)), CENTS)
    gender = said.say(f"{key}.gender") if said.has(f"{key}.gender") else "masculine"
    parts = {
        "whole": number_in_words(whole, language, gender),
        "currency": said.count(key, whole) if said.counts(key) else currency,
        "cents": f"{cents:02}",
        "cent_name": said.count(f"{key}.cent", cents),
    }
    result = said.say(_sum_sentence(said, key, cents), **parts)
    return said.say("in_words.minus", sum=result) if amount < 0 else result


def _sum_sentence(said: Words, key: str, cents: int) -> str:
    if said.counts(f"{key}.cent"):
        return "in_words.sum"
    if not said.counts(key):
        return "in_words.unnamed_sum"
    if cents:
        raise ValueError(f"{key} has no cents, but {cents} of them were given")
    return "in_words.whole_sum"


def _whole_cents(amount: Decimal) -> int:
    cents = amount.scaleb(2)
    if cents != cents.to_integral_value():
        raise ValueError(f"{amount} has parts of a cent")
    return int(cents)


def _ends_in_one(number: int) -> bool:
    return number % 10 == 1 and number % CENTS != 11
