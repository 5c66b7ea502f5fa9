"""Rates in words, as people state them: units of the weaker currency for one of the stronger, whose, of which day."""

from dataclasses import replace
from decimal import Decimal

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.choices import CHOICES

PLACES = Decimal("0.0001")
CLOSE = Decimal("0.000001")
"""How far, of one, a rate turned round may be from the rate itself to be stated instead."""


def rate_sentence(price: ConvertedMoney, to_currency: str, voice: Voice) -> Pair:
    """At which rate prices of that currency count in another; a price without a rate gives nothing."""
    if not price.rate:
        return Pair("")
    currency, rate = price.money.currency, price.rate
    if rate < 1:
        turned = (1 / rate).quantize(PLACES)
        if turned and abs(1 / (turned * rate) - 1) <= CLOSE:
            currency, to_currency, rate = to_currency, currency, turned
    return Pair(*(_said(replace(voice, main=words), currency, to_currency, rate, price) if words else ""
                  for words in (voice.main, voice.second)))


def _said(voice: Voice, currency: str, to_currency: str, rate: Decimal, price: ConvertedMoney) -> str:
    known = price.rate_source in CHOICES["rate_source"]
    source = voice.say(f"choice.rate_source.{price.rate_source}") if known else price.rate_source
    stated = voice.say("workbooks.rate", currency=currency, rate=voice.number(rate), to_currency=to_currency)
    return ", ".join(part for part in (stated, source, voice.day(price.rate_on)) if part)
