"""How much of a foreign file is read at all, and the refusals when it is more.

A project list of a hromada has hundreds of rows; what is beyond these limits is another kind of file, a slip (a stray
cell in the last row of the sheet) or an attack. The checks come before anything is unpacked into memory.
"""

from pathlib import Path

from hromada_desk.domain.errors import FileProblem

MAX_FILE_BYTES = 50_000_000
MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000
"""Below this size a high ratio is harmless (an empty styled sheet packs very well)."""

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 2_000_000
MAX_TEXT = 32_767
"""The most characters a spreadsheet cell can hold."""


def refuse_special(path: Path) -> None:
    """Raise FileProblem for a device or a pipe: it has no end, or waits for ever. A folder is refused by its reader."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise FileProblem("file.no_file", path=str(path))


def refuse_size(file: str, size: int) -> None:
    """Raise FileProblem for a file too large to be a list."""
    if size > MAX_FILE_BYTES:
        raise FileProblem("import.file_too_large", file=file, megabytes=size // 1_000_000,
                          most=MAX_FILE_BYTES // 1_000_000)


def refuse_extent(file: str, sheet: str, rows: int, columns: int) -> None:
    """Raise FileProblem for a sheet whose last filled cell lies beyond the limits."""
    if rows > MAX_ROWS:
        raise FileProblem("import.too_many_rows", file=file, sheet=sheet, rows=rows, most=MAX_ROWS)
    if columns > MAX_COLUMNS:
        raise FileProblem("import.too_many_columns", file=file, sheet=sheet, columns=columns, most=MAX_COLUMNS)
    if rows * columns > MAX_CELLS:
        raise FileProblem("import.too_many_cells", file=file, sheet=sheet, most=MAX_CELLS)
