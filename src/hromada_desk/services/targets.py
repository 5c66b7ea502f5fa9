"""Where a document may be written: never over the workspace, its own source, or another kind of file."""

from pathlib import Path

from hromada_desk.domain.errors import FileProblem
from hromada_desk.services.desk import Desk


def refuse_target(desk: Desk, out: Path, file_format: str, source: Path | None = None) -> None:
    """Raise FileProblem: file.is_a_folder, document.would_replace, document.over_its_source."""
    if out.is_dir():
        raise FileProblem("file.is_a_folder", path=str(out))
    if not out.exists():
        return
    if out.suffix.lower() != f".{file_format}" or out.samefile(desk.path):
        raise FileProblem("document.would_replace", path=str(out), format=file_format)
    if source is not None and source.exists() and out.samefile(source):
        raise FileProblem("document.over_its_source", file=out.name)
