"""What a rule says about data that is not good enough yet: a value, not an exception."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum


class Severity(StrEnum):
    """How bad: an error blocks the final export, a warning asks for a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a rule. `code` (`room.what_is_wrong`) is also the key of its sentence; `details` fill it."""

    code: str
    kind: str = ""
    record_id: str = ""
    field: str = ""
    severity: Severity = Severity.ERROR
    details: Mapping[str, object] = dataclass_field(default_factory=dict)
