"""Settings come from the environment; what is missing or wrong is said with a hint."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from guardianship.safeguarding.wall.grants import APPLICATION
from guardianship.settings.environment import (
    POSTGIS_ENGINE,
    database_from_environment,
    list_from_environment,
    optional,
    required,
)


@pytest.mark.parametrize("value", [None, "", "  "], ids=["unset", "empty", "blank"])
def test_a_missing_variable_is_named_with_its_hint(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("SECRET_KEY", value)
    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is missing.*a long random string"):
        required("SECRET_KEY", "a long random string")


def test_a_variable_loses_the_space_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_ORIGIN", " https://example.org\n")
    assert required("SITE_ORIGIN", "the address") == "https://example.org"


def test_an_optional_variable_falls_back_when_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "")
    assert optional("LOG_LEVEL", "info") == "info"
    monkeypatch.setenv("LOG_LEVEL", "debug")
    assert optional("LOG_LEVEL", "info") == "debug"


def test_a_list_is_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example.org, b.example.org,")
    assert list_from_environment("ALLOWED_HOSTS", "hosts") == ["a.example.org", "b.example.org"]


def test_a_list_of_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", ", ,")
    with pytest.raises(ImproperlyConfigured, match="names nothing"):
        list_from_environment("ALLOWED_HOSTS", "hosts")


@pytest.mark.parametrize("scheme", ["postgis", "postgres", "postgresql"])
def test_the_address_replaces_the_private_cluster(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scheme: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://ann:s%40fe@db.example.org:5433/register")
    found = database_from_environment(tmp_path)
    expected = {
        "ENGINE": POSTGIS_ENGINE,
        "NAME": "register",
        "USER": "ann",
        "PASSWORD": "s@fe",
        "HOST": "db.example.org",
        "PORT": 5433,
    }
    assert {key: found[key] for key in expected} == expected


def test_another_kind_of_database_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///register.db")
    with pytest.raises(ImproperlyConfigured, match="nothing but PostgreSQL with PostGIS"):
        database_from_environment(tmp_path)


def test_the_private_cluster_is_found_through_its_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "socket_dir").write_text("/run/somewhere\n", encoding="utf-8")
    found = database_from_environment(tmp_path)
    assert (found["HOST"], found["NAME"], found["USER"]) == (
        "/run/somewhere",
        "guardianship",
        APPLICATION,
    )


@pytest.mark.parametrize("said", ["argument", "environment"])
def test_tables_are_made_by_another_role(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, said: str
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if said == "environment":
        monkeypatch.setenv("DATABASE_AS", "owner")
    found = database_from_environment(tmp_path, as_owner=said == "argument")
    assert (found["NAME"], found["USER"]) == ("guardianship", "guardianship")


@pytest.mark.parametrize(("owner", "user"), [("olive", "olive"), (None, "ann")])
def test_the_owner_has_an_address_of_its_own_where_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, owner: str | None, user: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgis://ann@db.example.org/register")
    if owner:
        monkeypatch.setenv("DATABASE_OWNER_URL", f"postgis://{owner}@db.example.org/register")
    assert database_from_environment(tmp_path, as_owner=True)["USER"] == user
    assert database_from_environment(tmp_path)["USER"] == "ann"


def test_without_a_record_the_socket_is_expected_beside_the_data(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database_from_environment(tmp_path)["HOST"] == str(tmp_path / "postgres/socket")
