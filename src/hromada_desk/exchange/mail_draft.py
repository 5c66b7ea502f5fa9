"""A letter with its attachments as an .eml file: any mail program opens it, nothing is sent.

`X-Unsent: 1` makes Outlook and Thunderbird open it as a draft. The same letter gives the same bytes: the boundary comes
from the content, not from chance.
"""

import hashlib
import mimetypes
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

Attached = tuple[str, bytes]
"""Name and content of one attachment."""

_TEXT = ("text", "plain")


def mail_draft(subject: str, body: str, attachments: Sequence[Attached], *, recipient: str = "") -> bytes:
    """The bytes of the draft. Names and subject may be in any script; line ends inside the subject are closed up."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(subject.split())
    if recipient.strip():
        message["To"] = " ".join(recipient.split())
    message["X-Unsent"] = "1"
    message.set_content(body, charset="utf-8", cte="base64")
    digest = hashlib.sha256(f"{subject}\0{body}".encode())
    for name, content in attachments:
        main, sub = _media_type(name)
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
        digest.update(hashlib.sha256(content).digest())
    if attachments:
        message.set_boundary(f"==hromada-{digest.hexdigest()[:32]}==")
    return message.as_bytes()


def _media_type(name: str) -> tuple[str, str]:
    """By the ending; text is sent as it is, byte for byte, so that its checksum holds."""
    guessed = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
    return ("application", "octet-stream") if guessed[0] in ("text", "message") else (guessed[0], guessed[2])
