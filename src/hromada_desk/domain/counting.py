"""Counting a text the way application forms do, so that the editor's counter and the donor's portal agree.

The text is taken as it would be pasted: composed (NFC), any line break as one character, spaces and line breaks at
both ends left out. Then, deliberately on the strict side where portals differ:

- `characters`: every character, a line break as one; a combining mark that has no composed letter (a stress mark, say)
  counts as one, because portals count it; a letter like yi counts as one whether it was typed whole or in two parts.
- `characters_without_spaces`: the same without any white space, no-break spaces and line breaks included.
- `words`: runs of characters between white space, as word processors count them: a free-standing dash is a word,
  "project-based" is one, a number with no-break spaces inside counts each group.
"""

import unicodedata
from collections.abc import Callable, Mapping


def count(text: str, counting: str) -> int:
    """How long the text is in the form's counting (see `forms.COUNTINGS`); raises KeyError for an unknown one."""
    return _COUNTINGS[counting](_as_pasted(text))


def _as_pasted(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


_COUNTINGS: Mapping[str, Callable[[str], int]] = {
    "characters": len,
    "characters_without_spaces": lambda text: sum(not each.isspace() for each in text),
    "words": lambda text: len(text.split()),
}
