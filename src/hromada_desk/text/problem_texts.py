"""From the code and the figures of a problem or a refusal to one sentence with its next step.

The code is the key of the sentence. A code nobody has written a sentence for is named, so that it can be reported.
"""

from collections.abc import Mapping

from hromada_desk.text.catalog import Words, current

UNKNOWN = "problem.unknown"


def sentence(said: Words, code: str, details: Mapping[str, object]) -> str:
    """The sentence of a code in the given language.

    Where a detail is not known (who holds the file, which field) `<code>.unknown` says it without, if it is written.
    """
    if not said.has(code):
        return said.say(UNKNOWN, code=code)
    named = _named(said, details)
    number = details.get("n")
    if isinstance(number, int) and said.counts(code):
        return said.count(code, number, **named)
    without = f"{code}.unknown"
    lacking = any(value is None or value == "" for value in details.values())
    return said.say(without if lacking and said.has(without) else code, **named)


def problem_sentence(code: str, details: Mapping[str, object]) -> str:
    """What a rule found, in the chosen language."""
    return sentence(current(), code, details)


def refusal_sentence(code: str, details: Mapping[str, object]) -> str:
    """Why a wish was not granted, in the chosen language."""
    return sentence(current(), code, details)


def _named(said: Words, details: Mapping[str, object]) -> dict[str, object]:
    """The details, a field named as the person knows it: by its kind and name, or by the key of its label."""
    field, kind = details.get("field"), details.get("kind", "")
    for key in (f"{kind}.{field}", f"{field}"):
        if field and said.has(key):
            return {**details, "field": said.say(key)}
    return dict(details)
