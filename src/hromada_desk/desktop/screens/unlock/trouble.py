"""What can be done about a file that does not open: the sentence, its tone, and the one action that helps."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.workspaces import backups_of, newest_backup
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment
from hromada_desk.text.problem_texts import refusal_sentence


class Remedy(Enum):
    """What the action of the message does."""

    NONE = "none"
    RESTORE = "restore"
    READ = "read"
    OTHER_FILE = "other_file"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A sentence with its remedy; `is_secret` where only what was typed is to blame."""

    sentence: str
    tone: Tone = Tone.PROBLEM
    remedy: Remedy = Remedy.NONE
    action: str = ""
    is_secret: bool = False


SECRETS = frozenset({"file.wrong_passphrase", "file.wrong_recovery_key", "file.recovery_key_length",
                     "file.recovery_key_mistyped"})
DAMAGED = frozenset({"file.damaged", "file.truncated", "file.empty", "file.not_encrypted", "file.not_a_workspace",
                     "file.missing"})


def trouble_of(refusal: RuleBroken | FileProblem, path: Path) -> Trouble:
    """The trouble with that file, and what helps."""
    sentence = refusal_sentence(refusal.code, refusal.details)
    if refusal.code in SECRETS:
        return Trouble(sentence, is_secret=True)
    if refusal.code == "file.in_use":
        return Trouble(_who_has_it(refusal), Tone.WARNING, Remedy.READ, translate("unlock.read_only"))
    if refusal.code == "file.read_only_folder":
        return Trouble(sentence, Tone.WARNING, Remedy.READ, translate("unlock.read_only"))
    backup = newest_backup(path) if refusal.code in DAMAGED else None
    if backup is not None:
        there_is = translate("unlock.there_is_backup", when=backup_moment(path, backup))
        return Trouble(f"{sentence} {there_is}", remedy=Remedy.RESTORE, action=translate("unlock.restore_newest"))
    return Trouble(sentence, remedy=Remedy.OTHER_FILE, action=translate("unlock.other_file"))


def backup_moment(workspace: Path, backup: Path) -> str:
    """When that backup was made, in words; its name where it is no backup of ours."""
    made = [each.at for each in backups_of(workspace, str(backup.parent)) if each.path == backup]
    return format_moment(made[0], current().language) if made else backup.stem


def _who_has_it(refusal: RuleBroken | FileProblem) -> str:
    host, since = refusal.details.get("host"), refusal.details.get("since")
    if not host or not isinstance(since, datetime):
        return translate("unlock.in_use_unknown")
    return translate("unlock.in_use", host=host, since=format_moment(since, current().language))
