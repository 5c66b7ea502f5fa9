"""What kinds, fields, choices and changes are called, in the chosen language or, for documents, in a given one."""

from collections.abc import Mapping

from hromada_desk.text.catalog import Words, current


def kind_label(kind: str, said: Words | None = None) -> str:
    """One record of a kind: "Budget line"."""
    return (said or current()).say(f"kind.{kind}")


def kinds_label(kind: str, said: Words | None = None) -> str:
    """A list of a kind: "Budget lines"."""
    return (said or current()).say(f"kinds.{kind}")


def counted_label(kind: str, number: int, said: Words | None = None) -> str:
    """So many of a kind: "3 budget lines"."""
    return (said or current()).count(f"counted.{kind}", number)


def field_label(kind: str, name: str, said: Words | None = None) -> str:
    """The name of a field, short enough for the head of a table; `name` may be that of a part, as `title.uk`."""
    chosen = said or current()
    field, _, part = name.partition(".")
    label = chosen.say(f"record.{field}" if field in ("id", "alive") else f"{kind}.{field}")
    return f"{label} · {chosen.say(f'part.{part}')}" if part else label


def field_hint(kind: str, name: str, said: Words | None = None) -> str:
    """What helps to fill the field in, or nothing where its name says it all."""
    chosen = said or current()
    key = f"hint.{kind}.{name}"
    return chosen.say(key) if chosen.has(key) else ""


def choice_label(choice_list: str, value: str, said: Words | None = None) -> str:
    """The word for a value of a list; a value the list does not know (from a newer copy) is shown as it is."""
    chosen = said or current()
    key = f"choice.{choice_list}.{value}"
    return chosen.say(key) if chosen.has(key) else value


def change_label(key: str, details: Mapping[str, object], *, reverts: bool = False, said: Words | None = None) -> str:
    """What a change is called in the journal; `reverts` for an entry that takes the named change back.

    A change of something without a title has a sentence of its own, `<key>.untitled`.
    """
    chosen = said or current()
    untitled = f"{key}.untitled"
    what = chosen.say(untitled if not details.get("title") and chosen.has(untitled) else key, **details)
    return chosen.say("change.undone", what=what) if reverts else what
