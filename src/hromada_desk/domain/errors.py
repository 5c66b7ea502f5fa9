"""The two refusals a person may meet: a wish against a rule, and trouble with files or the machine.

Both carry a message code and the figures of the sentence, never the sentence itself; `text` turns them into words.
Data that is merely not good enough yet is no error: see `problems`.
"""

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 - a refusal is no error of the program
    """A wish that was not granted. `code` is the key of its sentence, `details` its figures and names."""

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, object] = details

    def __str__(self) -> str:
        return f"{self.code} {dict(self.details)}" if self.details else self.code


class RuleBroken(Refusal):
    """A wish that contradicts a rule of the subject, e.g. removing a source that still pays for lines."""


class FileProblem(Refusal):
    """Trouble with a file or the machine: not readable, damaged, full disk, in use elsewhere."""
