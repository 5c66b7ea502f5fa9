"""A table as TOML a person can read and edit: small tables on one line, the others under their own heads."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

WIDEST = 110
"""A table on one line takes at most so many characters."""


def toml_text(table: Mapping[str, Any]) -> str:
    """The table as TOML; texts, whole numbers, yes and no, decimals, lists and tables of them."""
    return "\n".join(_table(table, "")).strip() + "\n"


def _table(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """Plain values first, then the tables inside under heads of their own."""
    inside = {key: value for key, value in table.items() if not _is_plain(key, value)}
    for key, value in table.items():
        if key not in inside:
            yield f"{_key(key)} = {_plain(value)}"
    for key, value in inside.items():
        name = f"{path}.{_key(key)}" if path else _key(key)
        for head, each in ((f"[{name}]", value),) if isinstance(value, Mapping) else \
                ((f"[[{name}]]", entry) for entry in value):
            yield ""
            yield head
            yield from _table(each, name)


def _is_plain(key: str, value: object) -> bool:
    """Whether a value stands behind its key: no table, or a small one of plain values, or a list of such."""
    if isinstance(value, Mapping):
        small = not any(isinstance(each, Mapping | list) for each in value.values())
        return small and len(key) + len(_plain(value)) <= WIDEST
    if isinstance(value, list):
        return all(not isinstance(each, Mapping) or (_is_plain("", each) and "code" not in each) for each in value)
    return True


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # What JSON escapes TOML escapes alike; the delete sign is the one that JSON leaves as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_plain(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        if any(isinstance(each, Mapping) for each in value):
            return "[\n" + "".join(f"    {_plain(each)},\n" for each in value) + "]"
        return "[" + ", ".join(_plain(each) for each in value) + "]"
    return str(value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _plain(key)
