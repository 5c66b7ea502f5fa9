"""A new passphrase: the whole file written anew under another key, checked, and put in the place of the old one."""

from hromada_desk.storage import copying
from hromada_desk.storage.file import Access, connect
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.opening import Opened

REKEYED = ".rekeyed"


def rekey(opened: Opened, key: FileKey) -> None:
    """Write the file under `key` and go on working in it. Until the last step the old file stays as it was."""
    link = opened.link
    path = opened.path
    fresh = path.with_name(path.name + REKEYED)
    with link.guard:
        fresh.unlink(missing_ok=True)
        link.refuse_if_read_only()
        link.checkpoint()
        copying.copy(path, opened.key, fresh, target_key=key)
        link.close()
        try:
            copying.put_in_place(fresh, path)
            opened.key = key
        finally:
            link.reconnect(lambda: connect(path, opened.key, Access.WRITE))
