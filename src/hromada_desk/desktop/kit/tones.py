"""What a mark says: in order, attention, problem, for information, or plain; each with its colour, ground and icon.

Colour never stands alone: whoever shows a tone shows its icon or a word too.
"""

from enum import Enum

from hromada_desk.desktop.style_tokens import Token


class Tone(Enum):
    """A judgement and how it looks: colour of icon and word, soft ground, icon."""

    PLAIN = (Token.TEXT, Token.NEUTRAL, "")
    INFO = (Token.ACCENT, Token.ACCENT_SOFT, "info")
    OK = (Token.OK, Token.OK_SOFT, "ok")
    WARNING = (Token.WARNING, Token.WARNING_SOFT, "warning")
    PROBLEM = (Token.PROBLEM, Token.PROBLEM_SOFT, "problem")

    @property
    def ink(self) -> Token:
        """Colour of its icon and word."""
        return self.value[0]

    @property
    def ground(self) -> Token:
        """Its soft background."""
        return self.value[1]

    @property
    def icon(self) -> str:
        """Its icon; empty for plain."""
        return self.value[2]
