"""A ready package on its way: a folder, drafts of letters, a stick. Nothing is sent; files are made for it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.packages import INDEX_NAME, SUMS_NAME, PackedFile, checksum_list, distinct, parts
from hromada_desk.domain.records.outbox import Package, PackageItem
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.package_making import contents_of
from hromada_desk.services.packages import owner_of
from hromada_desk.text.catalog import words
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_size

if TYPE_CHECKING:
    from hromada_desk.exchange.index_page import IndexPage
    from hromada_desk.exchange.stick import Steps

Named = tuple[str, bytes]
PICTURES = frozenset({"jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp"})


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A picture that must become smaller to pass: bytes and pixels before and after."""

    name: str
    size: int
    smaller: int
    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a package: names and sizes of the drafts, and which pictures they hold smaller than kept."""

    drafts: tuple[Named, ...]
    shrunk: tuple[Shrunk, ...]


def files_of(desk: Desk, package_id: str) -> tuple[Named, ...]:
    """Every file of a package as it leaves: its documents, the checksum list and the page that says what is inside."""
    return _with_lists(desk, desk.get(Package, package_id), contents_of(desk, package_id))


def package_name(desk: Desk, package: Package) -> str:
    """The name of the folder or archive, safe on every system."""
    from hromada_desk.documents.write import file_name

    owner = owner_of(desk, package)
    parts_of_name = (getattr(owner, "number", ""), getattr(owner, "acronym", "") or package.title.best("uk"))
    return file_name(" ".join(each for each in parts_of_name if each) or "package", "zip").removesuffix(".zip")


def archive_of(desk: Desk, package_id: str) -> Named:
    """The whole package in one zip: its name and bytes."""
    from hromada_desk.exchange.package_archive import archive

    package = desk.get(Package, package_id)
    return f"{package_name(desk, package)}.zip", archive(files_of(desk, package_id), package.made_at)


def letters_of(desk: Desk, package_id: str, *, shrink: bool = False) -> Letters:
    """Drafts of letters that keep to the package's limit, each with its own checksum list.

    With `shrink`, pictures that no letter could take are made smaller, and told. Raises
    RuleBroken('package.file_over_limit') for a file that stays too large.
    """
    package = desk.get(Package, package_id)
    limit = package.limit_bytes
    made = list(contents_of(desk, package_id))
    shrunk: list[Shrunk] = []
    if shrink and limit is not None:
        made = [_fitting(item, content, limit, shrunk) for item, content in made]
    packed = [_packed(item, content) for item, content in made]
    split = parts(packed, limit) if limit is not None else (tuple(packed),)
    by_name = {item.file_name: (item, content) for item, content in made}
    drafts = []
    for number, letter in enumerate(split, start=1):
        inside = _with_lists(desk, package, [by_name[each.name] for each in letter])
        drafts.append(_draft(desk, package, inside, number, len(split)))
    return Letters(tuple(drafts), tuple(shrunk))


def too_large(desk: Desk, package_id: str) -> tuple[PackedFile, ...]:
    """The files that no letter within the package's limit could take as they are."""
    limit = desk.get(Package, package_id).limit_bytes
    packed = [_packed(item, content) for item, content in contents_of(desk, package_id)]
    return tuple(each for each in packed if limit is not None and each.size > limit)


def write_folder(desk: Desk, package_id: str, parent: Path) -> Path:
    """The package as a new folder in `parent`. Raises FileProblem as writing does."""
    from hromada_desk.documents.write import write_file

    name = package_name(desk, desk.get(Package, package_id))
    taken = [each.name for each in parent.iterdir()] if parent.is_dir() else []
    target = parent / distinct([*taken, name])[-1]
    try:
        target.mkdir()
    except OSError as error:
        raise FileProblem("file.read_only_folder", path=str(target), folder=str(parent), name=name) from error
    for file_name, content in files_of(desk, package_id):
        write_file(target / file_name, content)
    return target


def write_archive(desk: Desk, package_id: str, folder: Path) -> Path:
    """The package as one zip in a folder; an older one of the same name is replaced."""
    from hromada_desk.documents.write import write_file

    name, content = archive_of(desk, package_id)
    return write_file(folder / name, content).path


def copy_to_stick(desk: Desk, package_id: str, stick: Path) -> Steps:
    """The package in a new folder on a stick, every byte read back; yields bytes done and bytes in all."""
    from hromada_desk.exchange import stick as sticks

    name = package_name(desk, desk.get(Package, package_id))
    taken = [each.name for each in stick.iterdir()] if stick.is_dir() else []
    return sticks.copy_to_stick(stick / distinct([*taken, name])[-1], files_of(desk, package_id))


def suspicious_on(stick: Path) -> tuple[Path, ...]:
    """Files on a stick that look like what worms leave; nothing is opened or removed."""
    from hromada_desk.exchange.stick import suspicious_files

    return suspicious_files(stick)


def write_letters(letters: Letters, folder: Path) -> tuple[Path, ...]:
    """The drafts as .eml files in a folder."""
    from hromada_desk.documents.write import write_file

    return tuple(write_file(folder / name, content).path for name, content in letters.drafts)


def _with_lists(desk: Desk, package: Package, made: Sequence[tuple[PackageItem, bytes]]) -> tuple[Named, ...]:
    from hromada_desk.exchange.index_page import index_page

    packed = [_packed(item, content) for item, content in made]
    page = index_page(_page(desk, package, [item for item, _ in made], packed))
    listed = [*packed, PackedFile(INDEX_NAME, len(page), hashlib.sha256(page).hexdigest())]
    return (*((item.file_name, content) for item, content in made), (INDEX_NAME, page),
            (SUMS_NAME, checksum_list(listed).encode()))


def _packed(item: PackageItem, content: bytes) -> PackedFile:
    """The file by the hash it is kept under: pages of the workspace are authenticated, so it need not be taken anew."""
    return PackedFile(item.file_name, len(content), item.sha256)


def _page(desk: Desk, package: Package, items: Sequence[PackageItem], packed: Sequence[PackedFile]) -> IndexPage:
    from hromada_desk.exchange.index_page import IndexPage, Listed

    language = _language(package)
    said, other = words(language), words("en" if language == "uk" else "uk")
    hromada = desk.hromada()
    made_on = format_date(package.made_at.date(), language) if package.made_at is not None else ""
    owner = owner_of(desk, package)
    facts = (
        (said.say("package.page.from"), (hromada.council_name or hromada.name).best(language)),
        (said.say("package.page.number"), getattr(owner, "number", "")),
        (said.say("package.page.made_on"), made_on),
    )
    second: Language = "en" if language == "uk" else "uk"
    files = [Listed(item.title.best(language), item.title.side(second), each.name,
                    format_size(each.size, language), each.sha256)
             for item, each in zip(items, packed, strict=True)]
    heads = (said.say("package.page.what"), said.say("package.page.file"), said.say("package.page.size"), "SHA-256")
    check = f"{said.say('package.page.check')} {other.say('package.page.check')}"
    return IndexPage(language, package.title.best(language), package.title.side(second), facts, heads, files, check)


def _draft(desk: Desk, package: Package, inside: Sequence[Named], number: int, of: int) -> Named:
    from hromada_desk.exchange.mail_draft import mail_draft

    said = words(_language(package))
    title = package.title.best(_language(package))
    part = "" if of == 1 else " " + said.say("package.letter.part", number=number, of=of)
    hromada = desk.hromada()
    body = said.say("package.letter.body", title=title, files="\n".join(f"- {name}" for name, _ in inside),
                    sender=(hromada.council_name or hromada.name).best(_language(package)))
    name = package_name(desk, package) + ("" if of == 1 else f" {number} of {of}")
    return f"{name}.eml", mail_draft(f"{title}{part}", body, inside, recipient=package.recipient)


def _fitting(item: PackageItem, content: bytes, limit: int, shrunk: list[Shrunk]) -> tuple[PackageItem, bytes]:
    """The file, or the same picture smaller; a new ending is part of its name."""
    from hromada_desk.exchange.picture_scaling import scaled_to

    if len(content) <= limit or item.file_format not in PICTURES:
        return item, content
    scaled = scaled_to(content, item.file_name, limit)
    if scaled is None:
        raise RuleBroken("package.file_over_limit", name=item.file_name, size=len(content), limit=limit)
    name = f"{Path(item.file_name).stem}.jpg"
    shrunk.append(Shrunk(item.file_name, len(content), len(scaled.content), scaled.before, scaled.after))
    digest = hashlib.sha256(scaled.content).hexdigest()
    return replace(item, file_name=name, sha256=digest), scaled.content


def _language(package: Package) -> Language:
    return "en" if package.language == "en" else "uk"
