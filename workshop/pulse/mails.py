"""Mails as text, so that the codes in them are found: as they are saved, or as a text of many."""

import email
import re
from email.message import EmailMessage
from email.policy import default
from html import unescape

_TAG = re.compile(
    r"<(?:style|script)\b.*?</(?:style|script)\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE
)
_HEAD = re.compile(rb"\A[!-9;-~]+:[^\n]*\n", re.MULTILINE)


def text_of(content: bytes, name: str = "") -> str:
    """Return the text of a file: of a mail (`.eml`) what it says, of any other one all of it.

    Args:
        content: the file's bytes; UTF-8, UTF-16 with a mark, or else Latin-1.
        name: what the file is called.
    """
    if name.lower().endswith(".eml") and _HEAD.match(content.lstrip()):
        return _mail(content)
    text = _decoded(content)
    return without_tags(text) if name.lower().endswith((".html", ".htm")) else text


def without_tags(text: str) -> str:
    """Return the words of a page."""
    return unescape(_TAG.sub(" ", text))


def _mail(content: bytes) -> str:
    found = email.message_from_bytes(content, policy=default)
    subject = str(found.get("subject", ""))
    body = found.get_body(("plain", "html")) if isinstance(found, EmailMessage) else None
    if not isinstance(body, EmailMessage):
        return f"{subject}\n{_decoded(content)}"
    said = body.get_content()
    plain = said if isinstance(said, str) else _decoded(said)
    is_page = body.get_content_type() == "text/html"
    return f"{subject}\n{without_tags(plain) if is_page else plain}"


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")
