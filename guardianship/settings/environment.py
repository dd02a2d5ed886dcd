"""The one place that reads environment variables."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

DATABASE_NAME = "guardianship"
# The roles of the database (docs/adr/0016): tables belong to the one, the site acts as the other.
DATABASE_OWNER = DATABASE_NAME
DATABASE_APPLICATION = f"{DATABASE_NAME}_app"
# "owner" for what makes tables; manage.py says it for the commands that do.
DATABASE_AS = "DATABASE_AS"
POSTGIS_ENGINE = "django.contrib.gis.db.backends.postgis"
POSTGRES_SCHEMES = ("postgis", "postgres", "postgresql")
# How long a web worker may keep its connection, in seconds; a broken one is found and replaced.
CONNECTION_MAX_AGE_S = 60


def required(name: str, hint: str) -> str:
    """Return the variable ``name``; raise ImproperlyConfigured with ``hint`` when it is empty."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"The environment variable {name} is missing. Set it to {hint}.")
    return value


def optional(name: str, default: str) -> str:
    """Return the variable ``name``, or ``default`` when it is missing or empty."""
    return os.environ.get(name, "").strip() or default


def list_from_environment(name: str, hint: str) -> list[str]:
    """Return the comma-separated parts of a required variable, without empty ones."""
    parts = [part.strip() for part in required(name, hint).split(",")]
    found = [part for part in parts if part]
    if not found:
        raise ImproperlyConfigured(
            f"The environment variable {name} names nothing. Set it to {hint}."
        )
    return found


def mail_backend(host: str) -> str:
    """Return the path of what sends mail: by SMTP, or, for the host "console", to the output."""
    kind = "console" if host == "console" else "smtp"
    return f"django.core.mail.backends.{kind}.EmailBackend"


def acts_as_owner() -> bool:
    """Whether this process makes tables, and so connects as who owns them."""
    return optional(DATABASE_AS, "application") == "owner"


def database_from_environment(local_dir: Path, *, as_owner: bool = False) -> dict[str, Any]:
    """Return Django's settings for the database, as its owner or as the application.

    ``DATABASE_URL`` when it is set, and for the owner ``DATABASE_OWNER_URL`` where there is one;
    else the private cluster, found through the file ``socket_dir`` that ``bin/cluster`` leaves in
    ``local_dir`` (the checkout's ``.local``). ``DATABASE_AS=owner`` says the same as ``as_owner``.
    """
    as_owner = as_owner or acts_as_owner()
    url = optional("DATABASE_URL", "")
    if url:
        return _database_at(optional("DATABASE_OWNER_URL", url) if as_owner else url)
    return {
        "ENGINE": POSTGIS_ENGINE,
        "NAME": DATABASE_NAME,
        "USER": DATABASE_OWNER if as_owner else DATABASE_APPLICATION,
        "HOST": _socket_dir(local_dir),
        "CONN_MAX_AGE": CONNECTION_MAX_AGE_S,
        "CONN_HEALTH_CHECKS": True,
    }


def _database_at(url: str) -> dict[str, Any]:
    scheme = url.partition(":")[0]
    if scheme not in POSTGRES_SCHEMES:
        raise ImproperlyConfigured(
            "DATABASE_URL must start with postgis:// or postgresql://: nothing but PostgreSQL with"
            f" PostGIS will do, and it starts with {scheme}:."
        )
    return dict(
        dj_database_url.parse(
            url,
            engine=POSTGIS_ENGINE,
            conn_max_age=CONNECTION_MAX_AGE_S,
            conn_health_checks=True,
        )
    )


def _socket_dir(local_dir: Path) -> str:
    """Where the private cluster listens; its folder may be missing where no database is needed."""
    record = local_dir / "socket_dir"
    if record.exists():
        return record.read_text(encoding="utf-8").strip()
    return str(local_dir / "postgres" / "socket")
