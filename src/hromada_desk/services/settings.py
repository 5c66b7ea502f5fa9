"""What the program remembers about this computer: language, theme, text size, window. Never content, never names.

One JSON file with mode 0600 in the user's configuration folder. A damaged file is as good as none.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

if TYPE_CHECKING:
    from hromada_desk.domain.values import Language



@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of the person at this computer."""

    language: Language = "uk"
    theme: str = "system"
    text_scale: int = 100
    narrow_rail: bool = False
    lock_minutes: int = 5
    last_folder: str = ""
    second_backup_folder: str = ""
    budget_columns: dict[str, list[str]] = field(default_factory=dict)


def settings_path() -> Path:
    """Where the settings lie; HROMADA_DESK_CONFIG overrides it (used by tests and portable installations)."""
    folder = os.environ.get("HROMADA_DESK_CONFIG") or platformdirs.user_config_dir("hromada-desk", appauthor=False)
    return Path(folder) / "settings.json"


def load_settings() -> Settings:
    """The settings of this computer; defaults for whatever is missing or unreadable."""
    try:
        written = json.loads(settings_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _settings(written) if isinstance(written, dict) else Settings()


def save_settings(**changes: Any) -> Settings:
    """Change some settings. A folder that cannot be written is no reason to stop a person: it is left out silently."""
    changed = replace(load_settings(), **changes)
    path = settings_path()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(changed), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    return changed


def _settings(written: dict[str, Any]) -> Settings:
    defaults = Settings()
    known = {each.name: written[each.name] for each in fields(Settings)
             if type(written.get(each.name)) is type(getattr(defaults, each.name))}
    if known.get("language") not in ("uk", "en"):
        known.pop("language", None)
    return Settings(**known)
