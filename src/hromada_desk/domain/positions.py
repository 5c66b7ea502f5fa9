"""Fractional positions of ordered children: a key between two others, compared as text.

Two inserts at one place, made on two copies, both stay: their keys are equal or near, and ids break the tie.
"""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


_APPEND_WIDTH = 6
_APPEND_STEP = len(DIGITS) ** 3


def between(before: str, after: str) -> str:
    """A key strictly after `before` and strictly before `after`; "" stands for the open end on that side.

    Raises ValueError where `before` is not before `after`.
    """
    if after and before >= after:
        raise ValueError("positions out of order")
    if before and not after:
        return _after_last(before)
    key = ""
    at = 0
    while True:
        low = DIGITS.index(before[at]) if at < len(before) else 0
        high = DIGITS.index(after[at]) if after and at < len(after) else len(DIGITS)
        if high - low > 1:
            return key + DIGITS[(low + high) // 2]
        key += DIGITS[low]
        if high - low == 1:
            after = ""
        at += 1


def many_after(before: str, how_many: int) -> tuple[str, ...]:
    """Keys for a run of new children at the end."""
    keys: list[str] = []
    for _ in range(how_many):
        before = between(before, "")
        keys.append(before)
    return tuple(keys)


def _after_last(before: str) -> str:
    """Steps of fixed width at the end, so that thousands of appended lines keep short keys."""
    number = int(before[:_APPEND_WIDTH].ljust(_APPEND_WIDTH, "0"), len(DIGITS)) + _APPEND_STEP
    if number >= len(DIGITS) ** _APPEND_WIDTH:
        head, tail = before[:_APPEND_WIDTH].ljust(_APPEND_WIDTH, "0"), before[_APPEND_WIDTH:]
        return head + (_after_last(tail) if tail else DIGITS[len(DIGITS) // 2])
    written = ""
    for _ in range(_APPEND_WIDTH):
        number, digit = divmod(number, len(DIGITS))
        written = DIGITS[digit] + written
    return written.rstrip("0")
