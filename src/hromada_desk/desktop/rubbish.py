"""How often Python looks for rubbish: records by the ten thousand are no rubbish, and looking takes its time."""

import gc

NEW_OBJECTS = 50_000


def collect_rarely() -> None:
    """Call it first of all.

    Python looks through its young objects at every 700 new ones and through all of them again and again while they
    grow. A list of ten thousand projects makes a hundred thousand objects, all of them wanted, and starting the window
    nearly as many: a quarter of the time went into looking. What ends in a ring (a page with its own slots) still goes
    at 50,000 new objects, some ten megabytes later than before; all else goes at once, as ever.
    """
    gc.set_threshold(NEW_OBJECTS, 20, 20)
