"""From the code and the figures of a problem or a refusal to one sentence with its next step.

The code is the key of the sentence. A code nobody has written a sentence for is named, so that it can be reported.
"""

from collections.abc import Mapping

from hromada_desk.text.catalog import Words, current

UNKNOWN = "problem.unknown"


def sentence(said: Words, code: str, details: Mapping[str, object]) -> str:
    """The sentence of a code in the given language."""
    if said.counts(code) and isinstance(number := details.get("n"), int):
        return said.count(code, number, **_named(said, details))
    if not said.has(code):
        return said.say(UNKNOWN, code=code)
    return said.say(code, **_named(said, details))


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
