"""docker-compose.yml and the Dockerfile agree with the rest of the repository."""

import re
import tomllib
from typing import Any

import pytest
import yaml

from tests.architecture.sources import REPOSITORY

COMPOSE: dict[str, Any] = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (REPOSITORY / "Dockerfile").read_text("utf-8")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
PRODUCTION = (REPOSITORY / "guardianship/settings/production.py").read_text("utf-8")
APPLICATION = ("setup", "web", "worker")


def words(command: str | list[str]) -> str:
    """A command as one line, however it was written."""
    return command if isinstance(command, str) else " ".join(command)


def test_the_services_are_there() -> None:
    assert set(SERVICES) == {"db", "setup", "web", "worker", "proxy"}


def test_the_image_has_the_oldest_python_we_promise() -> None:
    version = re.search(r"^FROM python:(\d+\.\d+)-", DOCKERFILE, re.MULTILINE)
    assert version
    assert PROJECT["project"]["requires-python"] == f">={version[1]}"
    assert PROJECT["tool"]["mypy"]["python_version"] == version[1]


def test_the_image_installs_the_lock_with_hashes() -> None:
    assert "COPY requirements.lock" in DOCKERFILE
    assert re.search(
        r"pip install .*--require-hashes .*--requirement requirements\.lock", DOCKERFILE
    )


def test_the_image_does_not_run_as_root() -> None:
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)[-1] == "guardianship"


def test_postgres_and_postgis_are_new_enough() -> None:
    postgres, postgis = re.fullmatch(
        r"postgis/postgis:(\d+)-(\d+\.\d+)", SERVICES["db"]["image"]
    ).groups()
    oldest = re.search(
        r"^OLDEST_POSTGRES=(\d+)", (REPOSITORY / "bin/lib/cluster.sh").read_text(), re.M
    )
    assert int(postgres) >= int(oldest[1])
    assert tuple(map(int, postgis.split("."))) >= (3, 3)


def test_the_database_collates_as_the_private_one_does() -> None:
    here = (REPOSITORY / "bin/lib/cluster.sh").read_text("utf-8")
    for option in ("--locale-provider", "--icu-locale"):
        value = re.search(
            rf"{option}[= ](\S+)", SERVICES["db"]["environment"]["POSTGRES_INITDB_ARGS"]
        )
        assert value
        assert re.search(rf"{option}[= ]{value[1]}\b", here)


def test_the_application_is_no_superuser() -> None:
    script = (REPOSITORY / "docs/deploy/database.sh").read_text("utf-8")
    user, database = re.match(
        r"postgis://(\w+):.*@db:5432/(\w+)$", SERVICES["web"]["environment"]["DATABASE_URL"]
    ).groups()
    assert user != SERVICES["db"]["environment"]["POSTGRES_USER"]
    assert f"CREATE ROLE {user} LOGIN PASSWORD" in script
    assert "SUPERUSER" not in script
    owner = re.search(rf"CREATE DATABASE {database} OWNER (\w+);", script)
    assert owner
    assert owner[1] != user


def test_only_what_migrates_knows_the_owner_of_the_tables() -> None:
    knowing = [name for name in SERVICES if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]]
    assert knowing == ["setup"]
    owner = SERVICES["setup"]["environment"]["DATABASE_OWNER_URL"]
    assert re.match(r"postgis://guardianship:\$\{OWNER_PASSWORD:.*@db:5432/guardianship$", owner)
    assert SERVICES["setup"]["environment"]["DATABASE_URL"].startswith(
        "postgis://guardianship_app:"
    )


@pytest.mark.parametrize("name", APPLICATION)
def test_settings_get_every_variable_that_they_require(name: str) -> None:
    environment = SERVICES[name]["environment"]
    asked = re.findall(r"(?:required|list_from_environment)\(\s*\"(\w+)\"", PRODUCTION)
    assert {"SECRET_KEY", "ALLOWED_HOSTS", "SITE_ORIGIN"} <= set(asked)
    assert environment.keys() >= {*asked, "DATABASE_URL"}
    assert environment["DJANGO_SETTINGS_MODULE"] == "guardianship.settings.production"


@pytest.mark.parametrize("name", ["web", "worker", "db", "proxy"])
def test_every_lasting_service_says_whether_it_is_well(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker"])
def test_web_and_worker_can_be_many(name: str) -> None:
    assert "container_name" not in SERVICES[name]
    assert "ports" not in SERVICES[name]


@pytest.mark.parametrize("name", APPLICATION)
def test_commands_are_programs_of_locked_packages_or_of_django(name: str) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    command = words(SERVICES[name]["command"])
    for part in command.removeprefix("sh -c ").split(" && "):
        program = part.split()[0]
        assert program == "python" or f"\n{program}==" in lock
        assert program != "python" or part.split()[1] == "manage.py"


def test_web_runs_as_the_image_and_the_demonstration_do() -> None:
    assert words(SERVICES["web"]["command"]) in " ".join(re.findall(r'"([^"]*)"', DOCKERFILE))
    assert 'gunicorn" guardianship.wsgi' in (REPOSITORY / "bin/lib/serve.sh").read_text("utf-8")
    assert "manage.py db_worker" in words(SERVICES["worker"]["command"])
    assert "manage.py db_worker" in (REPOSITORY / "bin/lib/serve.sh").read_text("utf-8")


def test_set_up_migrates_before_anything_serves() -> None:
    assert "migrate --no-input" in words(SERVICES["setup"]["command"])
    for name in ("web", "worker"):
        assert (
            SERVICES[name]["depends_on"]["setup"]["condition"] == "service_completed_successfully"
        )


def test_files_that_are_mounted_exist_and_volumes_are_declared() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            if source.startswith("."):
                assert (REPOSITORY / source).exists()
            else:
                assert source in COMPOSE["volumes"]


def proxy_directives() -> list[str]:
    lines = (REPOSITORY / "docs/deploy/Caddyfile").read_text("utf-8").splitlines()
    return [line.strip() for line in lines if not line.strip().startswith("#")]


def test_what_people_send_is_on_no_disk_on_its_way() -> None:
    """Caddy passes bodies on as they come unless it is told to hold them."""
    assert not [line for line in proxy_directives() if "buffer" in line]
    for name in APPLICATION:
        assert SERVICES[name]["ulimits"] == {"core": 0}


def test_the_proxy_keeps_no_access_log_and_finds_every_web() -> None:
    directives = proxy_directives()
    assert not [line for line in directives if line.split()[:1] == ["log"]]
    assert "name web" in directives
    assert "port 8000" in directives
    assert SERVICES["web"]["expose"] == ["8000"]
