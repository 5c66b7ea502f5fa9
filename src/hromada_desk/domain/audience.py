"""Who may see what: every field names the widest circle it may reach."""

from enum import IntEnum


class Audience(IntEnum):
    """Circles from the innermost: what is for the public is also for donors, what is for donors also for us.

    DREAM's access levels map onto them: open = PUBLIC, limited = DONOR, restricted = INTERNAL.
    """

    INTERNAL = 0
    DONOR = 1
    PUBLIC = 2

    def may_see(self, widest: "Audience") -> bool:
        """Whether a reader of this circle may see something whose widest circle is `widest`."""
        return widest >= self

    @classmethod
    def named(cls, name: str) -> "Audience":
        """The audience of that lower-case name; raises KeyError for an unknown one."""
        return cls[name.upper()]
