"""The shared libraries that Qt's wheels expect from a Linux system, and whether a display answers.

Windows and macOS need nothing from here: there the wheels bring everything. Names were measured on a bare Debian 12.
"""

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

from devtools.telling import Impossible, say

UNIX_DESKTOP = sys.platform not in {"win32", "darwin"}

# file name -> Debian package
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}


def need(*groups: Mapping[str, str]) -> None:
    """Load each library as Qt would; install what is missing as root, otherwise say the exact command."""
    missing = {name: package for group in groups for name, package in group.items() if not _loads(name)}
    if missing and UNIX_DESKTOP:
        reason = f"Qt needs system libraries that are missing here: {', '.join(missing)}."
        install_packages(list(dict.fromkeys(missing.values())), list(missing), reason)


def windowing() -> Mapping[str, str]:
    """Name the libraries of the display in use; Qt prefers Wayland where both answer, unless it is told otherwise."""
    told = os.environ.get("QT_QPA_PLATFORM", "")
    if told:
        return {"xcb": X11, "wayland": WAYLAND}.get(told.partition(":")[0].partition(";")[0], {})
    return WAYLAND if os.environ.get("WAYLAND_DISPLAY") else X11


def install_packages(debian: Sequence[str], files: Sequence[str], reason: str) -> None:
    """Install with apt as root; anybody else is told the command. RPM systems find packages by the `files` in them."""
    if not shutil.which("apt-get"):
        by_file = shlex.join(f"{name}()(64bit)" for name in files)
        told = f"sudo dnf install {by_file}" if files and shutil.which("dnf") else "your system's installer"
        raise Impossible(f"{reason} Install what is missing with: {told}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *debian]
    told = f"{reason} Install what is missing with: sudo {shlex.join(command)}"
    if os.geteuid() != 0:
        raise Impossible(told)
    say(f"{reason} Installing: {' '.join(debian)}")
    # The lists of packages may be absent or old: they are fetched only if the first try fails.
    if not _apt(command, quiet=True) and not (_apt(["apt-get", "update", "-q"]) and _apt(command)):
        raise Impossible(told)


def display_answers() -> bool:
    """Tell whether a window can appear: a variable may be set while nobody stands behind it any more."""
    if not UNIX_DESKTOP or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # cannot be asked yet: the libraries are installed next
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return refused == 0


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _apt(command: Sequence[str], *, quiet: bool = False) -> bool:
    """Run apt without questions; tell whether it succeeded."""
    complaints = subprocess.DEVNULL if quiet else None
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=complaints, check=False
    )
    return done.returncode == 0
