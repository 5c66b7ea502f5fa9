"""Ids of records and entries: UUIDv7 (RFC 9562), made here, so that no copy of a workspace ever needs to ask another.

They grow with the clock of the machine, which is pleasant for indexes and promises nothing about order.
"""

import secrets
import threading
import time
from collections.abc import Callable
from uuid import UUID

_COUNTER_BITS = 12
_RANDOM_BITS = 62
_VERSION_7 = 0x7
_VARIANT = 0b10


def milliseconds_now() -> int:
    """Milliseconds since 1970 by the clock of the machine."""
    return time.time_ns() // 1_000_000


class IdMaker:
    """Makes ids that never repeat and, within one process, always grow, even when the clock stands or goes back."""

    def __init__(self, milliseconds: Callable[[], int] = milliseconds_now) -> None:
        self._milliseconds = milliseconds
        self._last = 0
        self._guard = threading.Lock()

    def __call__(self) -> str:
        # One question to the machine's source of chance, whose answer serves both parts, because asking takes longest.
        chance = secrets.randbits(_COUNTER_BITS - 1 + _RANDOM_BITS)
        with self._guard:
            started = self._milliseconds() << _COUNTER_BITS | chance >> _RANDOM_BITS
            self._last = started if started > self._last else self._last + 1
            moment, counter = divmod(self._last, 1 << _COUNTER_BITS)
        number = moment << 80 | _VERSION_7 << 76 | counter << 64 | _VARIANT << _RANDOM_BITS
        return str(UUID(int=number | chance & (1 << _RANDOM_BITS) - 1))
