"""The demonstration workspace for tests, the command line run in this process or in one of its own. Not a test."""

import functools
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdf

from hromada_desk.cli.main import main
from hromada_desk.services.demo import DEMO_PASSPHRASE, create_demo
from hromada_desk.services.workspaces import open_workspace
from hromada_desk.storage import backups, keys, store
from hromada_desk.text.catalog import current, set_language

ROOT = Path(__file__).resolve().parents[1]
MOMENT = datetime(2026, 11, 23, 12, 7, 31, tzinfo=UTC)
LYCEUM, READY, GAPS = "PR-2026-014", "AP-2026-003", "AP-2026-004"
HROMADA = "UA74100270000049748"
CHEAP_KEYS = functools.cache(keys.derive)
"""The real derivation, each passphrase and salt once per run; what it costs is tried in processes of their own."""


def with_cheap_keys(monkeypatch):
    """Derive each key once; for folders of tests that open many workspaces in one process."""
    monkeypatch.setattr(store, "derive", CHEAP_KEYS)
    monkeypatch.setattr(backups, "derive", CHEAP_KEYS)


def make_demo(folder):
    """A closed demonstration workspace, the same on every run but for its ids."""
    path = folder / "Громада.hromada"
    create_demo(path, lambda: MOMENT).close()
    secret_file(folder)
    return path


def secret_file(folder, written=DEMO_PASSPHRASE):
    path = folder / "пароль.txt"
    path.write_text(f"{written}\n", encoding="utf-8")
    return path


def open_demo_file(path):
    return open_workspace(path, DEMO_PASSPHRASE, who="Олена", clock=lambda: MOMENT)


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit code, what it said, what it complained about."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


def command(*arguments):
    """Run a command in this process, in the language of the settings; the language before is put back."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = current().language
    try:
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = main([str(each) for each in arguments])
            except SystemExit as usage:
                code = usage.code
    finally:
        set_language(before)
    return Answer(code, *(_said(each) for each in (out, err)))


def _said(stream):
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8")


def process(*arguments, under=(), **options):
    """Run a command as a person does, in a process of its own."""
    done = subprocess.run(
        [*under, sys.executable, "-m", "hromada_desk", *(str(each) for each in arguments)], capture_output=True,
        check=False, env=environment(**options.pop("env", {})), stdin=options.pop("stdin", subprocess.DEVNULL), timeout=60,
        start_new_session=True, **options)
    return Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def environment(**changes):
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changes}


def everything_in(path):
    """All text a file gives away: sheets and metadata of a workbook, text, streams and metadata of a PDF.

    White space and hyphens are taken out, so that a line broken in the middle of a word hides nothing.
    """
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    else:
        reader = pypdf.PdfReader(io.BytesIO(data))
        found = [page.extract_text() for page in reader.pages]
        found += [str(reader.metadata), str(reader.outline), data.decode("latin-1")]
        found += [each.get_data().decode("utf-8", "replace") for each in _streams(reader)]
    return re.sub(r"[\s\u00ad\u2060\u200b-]", "", "\n".join(found))


def _streams(reader):
    for number in range(1, len(reader.xref[0]) if reader.xref.get(0) else 0):
        found = reader.get_object(number)
        if isinstance(found, pypdf.generic.StreamObject) and found.get("/Subtype") not in ("/Image", "/CIDFontType2"):
            yield found
