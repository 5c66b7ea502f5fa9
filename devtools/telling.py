"""How dev.py speaks: one plain sentence with a next step, never a traceback. Not for the program's own messages."""

import sys


class Impossible(Exception):  # noqa: N818  # not an error of the program, a sentence for the person
    """Something that this machine does not allow; the text is meant to be read."""


def say(sentence: str) -> None:
    """Tell the person what happens, on the error stream, so that the program's own output stays clean."""
    print(sentence, file=sys.stderr, flush=True)
