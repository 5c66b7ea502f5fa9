"""What is done with a package: it is made, written for letters, folders and sticks, and marked on its way."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.domain.packages import PackedFile
from hromada_desk.domain.records.outbox import Package
from hromada_desk.services import package_making, package_sending
from hromada_desk.services.package_act import write_act
from hromada_desk.services.packages import attach_proof, mark
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import format_size


class Sending:
    """The verbs of one screen; `then` is called when something on the disk or in the package changed."""

    def __init__(self, office: Office, then: Callable[[], object]) -> None:
        self._office = office
        self._then = then

    def make(self, package: Package) -> None:
        """Make every file of the package."""
        desk = self._office.desk
        self._office.work.start(translate("outbox.making"), lambda: package_making.make_package(desk, package.id),
                                self._made)

    def compare(self, package: Package) -> None:
        """Tell which files would be others if they were made now."""
        desk = self._office.desk
        self._office.work.start(translate("outbox.comparing"), lambda: package_making.changed_since(desk, package.id),
                                self._compared)

    def to_folder(self, package: Package) -> None:
        """A folder with everything in it."""
        parent = self._office.files.folder(translate("outbox.choose_folder"), _folder())
        if parent is not None:
            self._write(translate("outbox.writing"),
                        lambda: package_sending.write_folder(self._office.desk, package.id, parent))

    def to_archive(self, package: Package) -> None:
        """One zip."""
        parent = self._office.files.folder(translate("outbox.choose_folder"), _folder())
        if parent is not None:
            self._write(translate("outbox.writing"),
                        lambda: package_sending.write_archive(self._office.desk, package.id, parent))

    def to_letters(self, package: Package) -> None:
        """Drafts of letters; what no letter takes is asked about first, with what shrinking would lose."""
        large = self._office.runner.run(lambda: package_sending.too_large(self._office.desk, package.id))
        if large is None:
            return
        parent = self._office.files.folder(translate("outbox.choose_folder"), _folder())
        if parent is None:
            return
        if large:
            self._office.say(Tone.INFO, _large_words(large))

        def write() -> tuple[package_sending.Letters, tuple[Path, ...]]:
            letters = package_sending.letters_of(self._office.desk, package.id, shrink=True)
            return letters, package_sending.write_letters(letters, parent)

        self._office.work.start(translate("outbox.writing"), write, self._tell_letters)

    def to_stick(self, package: Package) -> None:
        """A checked copy on a stick; suspicious files found there are told before and after."""
        stick = self._office.files.folder(translate("outbox.choose_stick"), _media())
        if stick is None:
            return
        found = package_sending.suspicious_on(stick)
        desk = self._office.desk

        def done(copied: Any) -> None:
            self._office.runner.run(lambda: mark(desk, package.id, "copied"))
            words = translate_plural("outbox.stick_done", copied.files,
                                     size=format_size(copied.size, current().language))
            if found:
                self._office.say(Tone.WARNING, f"{words} {_suspicious_words(found)}")
            else:
                self._office.say(Tone.OK, words)
            self._then()

        self._office.work.start(translate("outbox.copying"),
                                lambda: package_sending.copy_to_stick(desk, package.id, stick), done)

    def mark(self, package: Package, state: str) -> None:
        """The person says how far it is."""
        desk = self._office.desk
        if self._office.runner.run(lambda: mark(desk, package.id, state)) is not None:
            self._office.offer_undo(translate(f"outbox.marked.{state}"))
        self._then()

    def add_proof(self, package: Package) -> None:
        """A receipt or a letter that says it arrived."""
        path = self._office.files.file_to_open(translate("outbox.choose_proof"), ((translate("outbox.any_file"), "*"),))
        if path is not None:
            self._office.runner.run(lambda: attach_proof(self._office.desk, package.id, path))
            self._then()

    def write_act(self, package: Package) -> None:
        """The act of hand-over as a PDF."""
        language = current().language
        name = f"{package_sending.package_name(self._office.desk, package)} {translate('outbox.act_name')}.pdf"
        path = self._office.files.file_to_save(translate("outbox.act"), (("PDF", "*.pdf"),), _folder() / name)
        if path is not None:
            self._write(translate("outbox.writing"),
                        lambda: write_act(self._office.desk, package.id, path, language))

    def _write(self, words: str, job: Callable[[], Path]) -> None:
        self._office.work.start(words, job, self._written)

    def _written(self, path: Path) -> None:
        self._office.say(Tone.OK, translate("outbox.written", name=path.name))
        self._then()

    def _made(self, made: package_making.Made) -> None:
        words = translate_plural("outbox.made", len(made.files))
        if made.problems:
            self._office.say(Tone.WARNING, f"{words} {translate_plural('export.draft', made.problems)}")
        else:
            self._office.say(Tone.OK, words)
        self._then()

    def _compared(self, changed: tuple[Any, ...]) -> None:
        language = current().language
        names = ", ".join(f"\u00ab{each.title.best(language)}\u00bb" for each in changed)
        if changed:
            self._office.say(Tone.WARNING, translate("outbox.changed", names=names))
        else:
            self._office.say(Tone.OK, translate("outbox.unchanged"))

    def _tell_letters(self, done: tuple[package_sending.Letters, tuple[Path, ...]]) -> None:
        letters, paths = done
        language = current().language
        words = translate_plural("outbox.letters", len(paths))
        for each in letters.shrunk:
            words += " " + translate("outbox.shrunk", name=each.name, size=format_size(each.size, language),
                                     smaller=format_size(each.smaller, language),
                                     pixels=f"{each.before[0]}\u00d7{each.before[1]}",
                                     fewer=f"{each.after[0]}\u00d7{each.after[1]}")
        self._office.say(Tone.OK, words)
        self._then()


def _large_words(large: tuple[PackedFile, ...]) -> str:
    return translate("outbox.too_large", names=", ".join(each.name for each in large))


def _suspicious_words(found: tuple[Path, ...]) -> str:
    return translate_plural("outbox.suspicious", len(found), names=", ".join(each.name for each in found[:3]))


def _folder() -> Path:
    return Path(load_settings().last_folder or Path.home())


def _media() -> Path | None:
    """Where sticks appear on this system, where it is known."""
    places = [Path("/media"), Path("/run/media")]
    return next((each for each in places if each.is_dir()), None)
