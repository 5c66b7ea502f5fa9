"""One writer per workspace: a lock file beside it that says who has it, held by the operating system's own lock.

The system lets go when the process ends, however it ends, so a power cut leaves no riddle. Where a medium has no
such locks, or another computer's note is found, the note decides: a process that is gone on this computer does not
count, one on another computer does until the person says that it is not so (`take_over`).
"""

import json
import logging
import os
import platform
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.troubles import system_problem

log = logging.getLogger(__name__)

SUFFIX = "-lock"
_LOCKED_BYTE = 1 << 30  # beyond the note: Windows does not let others read locked bytes
_TRIES = 3

if sys.platform == "win32":
    import ctypes
    import msvcrt

    _STILL_ACTIVE, _MAY_ASK = 259, 0x1000

    def _take_system_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def process_lives(number: int) -> bool:
        """Whether a process of that number runs on this computer."""
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_ASK, False, number)
        if not handle:
            return False
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == _STILL_ACTIVE
else:
    import errno
    import fcntl

    def _take_system_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A medium without locks (some network folders): the note alone decides.
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True

    def process_lives(number: int) -> bool:
        """Whether a process of that number runs on this computer."""
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a workspace open, as their note says."""

    host: str
    process: int
    since: datetime
    who: str

class Lock:
    """Held from opening a workspace for writing to closing it. `left_behind` tells that the last holder was cut off."""

    def __init__(self, workspace: Path, holder: Holder, *, take_over: bool = False) -> None:
        self._path = workspace.with_name(workspace.name + SUFFIX)
        self._workspace = workspace
        self.left_behind = False
        self._descriptor = self._take(holder, take_over)

    def release(self) -> None:
        """Let go and remove the note."""
        if self._descriptor < 0:
            return
        if sys.platform == "win32":  # an open file cannot be removed there; elsewhere removing first leaves no gap
            os.close(self._descriptor)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._descriptor)
        self._descriptor = -1

    def _take(self, holder: Holder, take_over: bool) -> int:
        for _ in range(_TRIES):
            descriptor = self._opened()
            try:
                self._lock_or_refuse(descriptor)
                if not self._same_file(descriptor):  # removed by its holder between our opening and locking it
                    os.close(descriptor)
                    continue
                self._heed(read_note(self._path), holder, take_over)
                self._write(descriptor, holder)
            except BaseException:
                os.close(descriptor)
                raise
            return descriptor
        raise self._in_use(None)

    def _lock_or_refuse(self, descriptor: int) -> None:
        if not _take_system_lock(descriptor):
            raise self._in_use(read_note(self._path))

    def _opened(self) -> int:
        try:
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            problem = system_problem(error, self._workspace)
            if problem.code == "file.not_readable":
                problem = FileProblem("file.read_only_folder", **problem.details)
            raise problem from error

    def _same_file(self, descriptor: int) -> bool:
        try:
            return sys.platform == "win32" or self._path.stat().st_ino == os.fstat(descriptor).st_ino
        except FileNotFoundError:
            return False

    def _heed(self, found: Holder | None, holder: Holder, take_over: bool) -> None:
        if found is None:
            return
        self.left_behind = True
        if take_over or (found.host == holder.host and not self._another_lives(found, holder)):
            log.info("lock of %s since %s was left behind", found.host, found.since)
            return
        if found.host != holder.host:
            raise self._in_use(found)

    @staticmethod
    def _another_lives(found: Holder, holder: Holder) -> bool:
        return found.process != holder.process and process_lives(found.process)

    def _write(self, descriptor: int, holder: Holder) -> None:
        note = {"host": holder.host, "process": holder.process, "since": holder.since.isoformat(), "who": holder.who}
        try:
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, json.dumps(note, ensure_ascii=False).encode())
            os.fsync(descriptor)
        except OSError as error:
            raise system_problem(error, self._workspace) from error

    def _in_use(self, found: Holder | None) -> FileProblem:
        return FileProblem("file.in_use", name=self._workspace.name, path=str(self._workspace),
                           host="" if found is None else found.host, who="" if found is None else found.who,
                           since=None if found is None else found.since)

def this_process(who: str, since: datetime) -> Holder:
    """The holder we are."""
    return Holder(platform.node(), os.getpid(), since, who)

def read_note(path: Path) -> Holder | None:
    """The note in a lock file; None where there is none or it was cut off half-written."""
    try:
        note: Any = json.loads(path.read_bytes() or b"null")
        return Holder(str(note["host"]), int(note["process"]), datetime.fromisoformat(note["since"]), str(note["who"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
