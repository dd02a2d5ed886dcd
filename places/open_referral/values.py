"""Single values as the standard's formats want them; what does not fit is left out, never bent."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

URI = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]+)?([/?#][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*)?")
EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
KEPT = "/:?@!$&'()*+,;=%-._~"


@lru_cache(maxsize=10_000)
def uri(text: str) -> str | None:
    """A web address as RFC 3986 writes it, or None when it cannot be one."""
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        return None
    rest = [LONE_PERCENT.sub("%25", quote(part, safe=KEPT)) for part in parts[2:]]
    written = urlunsplit((parts.scheme, host + port, *rest))
    return written if URI.fullmatch(written) else None


def email(text: str) -> str | None:
    """An e-mail address that any reader takes for one."""
    return text if EMAIL.fullmatch(text) else None


def moment(value: datetime | None) -> str | None:
    """A moment as RFC 3339 writes it, in UTC."""
    return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ") if value else None


def present(**members: Any) -> dict[str, Any]:
    """The members that say something; what is absent is left out, not null and not empty."""
    return {name: said for name, said in members.items() if said or said is False or said == 0}
