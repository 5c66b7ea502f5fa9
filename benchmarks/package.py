"""A package of many annexes written as one zip, against zipping and hashing the same files.

Ours reads every annex out of the encrypted file, writes the checksum list and the page of contents, packs the zip,
brings it to the disk, reads it back and compares. The bare side reads plain files, hashes them once and writes a zip.
"""

import hashlib
import io
import random
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk
from hromada_desk.services.package_making import make_package
from hromada_desk.services.package_sending import write_archive
from hromada_desk.services.packages import items_of, remove_items, start_package

LINES_A_FILE, FILE_BYTES = 50, 1024 * 1024
"""Full size is 5,000 lines: a hundred files of a megabyte."""


@contextmanager
def packing(folder: Path, size: Size) -> Iterator[Sides]:
    """The same bytes as annexes of a project and as files in a folder."""
    desk = sample.demo(folder)
    many = max(1, size.lines // LINES_A_FILE)
    contents = [(f"annex {at:03}.pdf", random.Random(at).randbytes(FILE_BYTES)) for at in range(many)]
    plain, ours, bare = folder / "plain", folder / "ours", folder / "bare"
    for each in (plain, ours, bare):
        each.mkdir()
    for name, content in contents:
        (plain / name).write_bytes(content)
    package_id = _ready(desk, contents)
    yield Sides(clocked(lambda: write_archive(desk, package_id, ours), repeats=size.repeats),
                clocked(lambda: _zip(plain, bare / "package.zip"), repeats=size.repeats))
    desk.close()


def _ready(desk: Desk, contents: list[tuple[str, bytes]]) -> str:
    """A package of these files alone, made."""
    project = desk.all(Project)[0]
    annexes = [Attachment(id=desk.new_id(), subject_kind=Project.kind, subject_id=project.id, access="open",
                          title=Bilingual(name, name), file_name=name, media_type="application/pdf",
                          sha256=desk.store.add_attachment_bytes(content), size_bytes=len(content))
               for name, content in contents]
    desk.put("change.demo", *annexes)
    package = start_package(desk, project)
    remove_items(desk, tuple(each for each in items_of(desk, package.id) if each.document))
    for _ in make_package(desk, package.id):
        pass
    return package.id


def _zip(plain: Path, target: Path) -> None:
    made = io.BytesIO()
    sums = []
    with zipfile.ZipFile(made, "w") as archive:
        for path in sorted(plain.iterdir()):
            content = path.read_bytes()
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {path.name}\n")
            archive.writestr(path.name, content)
        archive.writestr("SHA256SUMS", "".join(sums))
    target.write_bytes(made.getvalue())


PACKAGE = Yardstick("package", "a package of 100 MB read from the workspace, hashed, zipped, written, read back",
                    "hashlib and zipfile over the same plain files", 4, packing)
