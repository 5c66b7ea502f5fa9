"""docs/file-format.md, followed to the letter by somebody who does not have the program."""

import hashlib
import json
import unicodedata
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2

from hromada_desk.domain.changes import Label
from hromada_desk.domain.money import money
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.schema import METADATA, table_of
from hromada_desk.storage.store import Store
from tests.storage.conftest import OKSANA

PAGE = Path(__file__).resolve().parents[2] / "docs" / "file-format.md"
PASSPHRASE = "Їжаки й лелеки 2026"
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.fixture
def sheet(path):
    """A workspace with one project and a long note, closed; the answer is its recovery sheet."""
    with Store.create(path, PASSPHRASE, who=OKSANA) as store:
        with store.change(Label("change.project_added")) as tx:
            project = tx.put(Project(id="roof", title=Bilingual("Дах школи", "School roof"),
                                     estimated_cost=money("1234567.50", "UAH"), note="опис " * 200))
        with store.change(Label("change.edited")) as tx:
            tx.put(Project(id="roof", title=project.title, estimated_cost=project.estimated_cost, note="коротко"))
        store.add_attachment_bytes(b"photo")
        return store.recovery_key()


def read(path, key):
    salt = path.read_bytes()[:16]
    connection = dbapi2.connect(str(path))
    connection.execute(f"""PRAGMA key = "x'{key.hex()}{salt.hex()}'" """)
    return connection


def key_on(sheet):
    number = 0
    for letter in "".join(group[:4] for group in sheet.split("-")):
        number = number * 32 + LETTERS.index(letter)
    return (number >> 4).to_bytes(32, "big")


def test_the_passphrase_opens_the_file_as_the_page_says(path, sheet):
    salt = path.read_bytes()[:16]
    typed = unicodedata.normalize("NFC", PASSPHRASE).encode()
    key = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=131072).derive(typed)
    connection = read(path, key)
    assert connection.execute(
        "SELECT json_extract(title, '$.uk'), estimated_cost_amount, json_extract(estimated_cost, '$.currency') "
        "FROM project WHERE alive = 1").fetchall() == [("Дах школи", 1234567.5, "UAH")]
    assert connection.execute("PRAGMA application_id").fetchone() == (0x48524D44,)


def test_the_recovery_sheet_is_the_key(path, sheet):
    assert read(path, key_on(sheet)).execute("SELECT id FROM project").fetchall() == [("roof",)]


def test_the_journal_reads_as_the_page_says(path, sheet):
    connection = read(path, key_on(sheet))
    rows = connection.execute("SELECT i.before, i.after FROM item i JOIN entry e ON e.seq = i.entry "
                              "WHERE i.kind = 'project' AND i.field = 'note' ORDER BY e.seq").fetchall()
    assert json.loads(zlib.decompress(rows[0][1])) == ("опис " * 200).strip()
    assert rows[1] == (None, '"коротко"')
    assert rows[0][0] == '""'
    digest, data = connection.execute("SELECT sha256, data FROM attachment_blob").fetchone()
    assert hashlib.sha256(data).hexdigest() == digest


def test_the_page_names_every_table_that_is_not_a_kind():
    for record_type in KINDS.values():
        table_of(record_type)
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in METADATA.tables if name not in KINDS and f"`{name}`" not in page] == []
    assert f"{len(KINDS)} kinds" in page
