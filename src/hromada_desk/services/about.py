"""What the program is made of: its version, the libraries and data it carries, and under which licences."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

PROGRAM = "hromada-desk"
LICENCE = "EUPL-1.2"


@dataclass(frozen=True, slots=True)
class Part:
    """Something we did not make: what it is called, its version where it has one, its licence."""

    name: str
    licence: str
    version: str = ""


_LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0"), ("SQLAlchemy", "MIT"), ("sqlcipher3", "zlib (SQLCipher: BSD-3-Clause)"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"), ("reportlab", "BSD-3-Clause"), ("XlsxWriter", "BSD-2-Clause"),
    ("openpyxl", "MIT"), ("python-calamine", "MIT"), ("segno", "BSD-3-Clause"), ("num2words", "LGPL-2.1"),
    ("platformdirs", "MIT"), ("pillow", "MIT-CMU"), ("defusedxml", "PSF-2.0"),
    ("python-docx", "MIT"), ("docxtpl", "LGPL-2.1"), ("jinja2", "BSD-3-Clause"), ("lxml", "BSD-3-Clause"),
    ("pypdfium2", "Apache-2.0 / BSD-3-Clause"),
)
FONT = Part("Source Sans 3", "OFL-1.1")
DATA = (("katottg", ""), ("kse", "MIT"), ("prozorro", "Apache-2.0"), ("iati", "MIT"))
"""Sources of the shipped lists: the key of their sentence, and the licence ("" for official documents)."""


def program_version() -> str:
    """The version of the program; empty where it runs from its sources."""
    return _version(PROGRAM)


def libraries() -> tuple[Part, ...]:
    """The libraries with the versions that are really in use."""
    return tuple(Part(name, licence, _version(name)) for name, licence in _LIBRARIES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
