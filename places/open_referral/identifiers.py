"""UUIDs for what has none of its own: the same today and tomorrow, here and in PostgreSQL.

Both kinds are name-based (RFC 9562). Version 5 is for everything that hangs on a service and is
never asked for alone. A service at a location is asked for by its id, so PostgreSQL has to work
it out, too; it knows MD5 without extensions, which makes version 3.
"""

from __future__ import annotations

from hashlib import md5, sha1
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import CharField, Func, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, Substr

# Terms have the same ids in every installation.
NAMESPACE = uuid5(NAMESPACE_URL, "https://openreferraluk.org/#guardianship")
VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def derived(parent: UUID, role: str) -> str:
    """``uuid5(parent, role)`` as text, without making an object of it."""
    digest = sha1(parent.bytes + role.encode(), usedforsecurity=False).hexdigest()
    return _written(digest, "5")


def meeting(service: UUID, where: UUID | None) -> str:
    """The id of a service at its place, or at one patch: ``uuid3(service, where or "place")``."""
    role = str(where) if where else "place"
    return _written(md5(service.bytes + role.encode(), usedforsecurity=False).hexdigest(), "3")


def _written(digest: str, version: str) -> str:
    variant = VARIANT[digest[16]]
    return (
        f"{digest[:8]}-{digest[8:12]}-{version}{digest[13:16]}"
        f"-{variant}{digest[17:20]}-{digest[20:32]}"
    )


def meeting_id(service: str, role: str | Combinable) -> Cast:
    """``meeting`` in PostgreSQL, of the name of a uuid column and a text."""
    digest = Func(
        service,
        role,
        template="md5(uuid_send(%(expressions)s, 'UTF8'))",
        arg_joiner=") || convert_to(",
        output_field=CharField(),
    )
    variant = Func(
        Substr(digest, 17, 1),
        template="translate(%(expressions)s, '0123456789abcdef', '89ab89ab89ab89ab')",
        output_field=CharField(),
    )
    parts = Substr(digest, 1, 12), Value("3"), Substr(digest, 14, 3), variant, Substr(digest, 18)
    return Cast(Concat(*parts), UUIDField())
