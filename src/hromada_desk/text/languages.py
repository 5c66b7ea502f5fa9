"""The two languages of the program, and the tables of words each has in `resources/locale/*.toml`.

Sentences of the screen are no business of this room: they live in the catalogue.
"""

from functools import cache
from typing import Any, Literal

from hromada_desk import resources

Language = Literal["uk", "en"]
LANGUAGES: tuple[Language, ...] = ("uk", "en")


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed table `resources/locale/<name>.toml`; read once, on first need."""
    import tomllib  # not before: the first paint needs no table, and the parser takes a while to prepare itself

    return tomllib.loads(resources.read_text("locale", f"{name}.toml"))
