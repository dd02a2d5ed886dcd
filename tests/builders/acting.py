"""As which role of the database a test acts: the application's, as the site does.

Its login is the owner's, which made the test database, so that a test of what happens to tables can
step back for a moment. That the site's own login cannot is tested in tests/safeguarding/wall.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from guardianship.safeguarding.wall.grants import APPLICATION, role_exists


def become_the_application() -> None:
    """Every connection from here on acts as the role that owns nothing."""
    if role_exists(APPLICATION):
        connection.close()
        connection.settings_dict["OPTIONS"] = {
            **connection.settings_dict.get("OPTIONS", {}),
            "assume_role": APPLICATION,
        }


def become_the_owner() -> None:
    """Every connection from here on acts as its login again, which may drop the test database."""
    options = dict(connection.settings_dict.get("OPTIONS", {}))
    options.pop("assume_role", None)
    connection.close()
    connection.settings_dict["OPTIONS"] = options


@contextmanager
def as_owner() -> Iterator[None]:
    """Statements about tables themselves, in the transaction that is open or without one."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
    try:
        yield
    finally:
        # A transaction that failed takes the role back itself.
        if not connection.needs_rollback:
            step_down()


def step_down() -> None:
    """Act as the application again, where the cluster has such a role."""
    role = connection.settings_dict["OPTIONS"].get("assume_role", "NONE")
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
