"""The repository keeps its shape: what lies where, what it is called, what it may not say."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, REPOSITORY, python_files, write_sample

TOP_LEVEL = {
    *PACKAGES,
    "templates",
    "tests",
    "bin",
    "docs",
    ".ci",
    ".dockerignore",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "README.md",
    "docker-compose.yml",
    "manage.py",
    "pyproject.toml",
    "requirements.lock",
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "tools"}
# Where somebody's own files lie; a project is used in other places.
MACHINE_PATH = re.compile(r"(?<![\w.$}/<-])/(?:root|home|work|Users|opt|mnt)/\w")
PROMISE_TO_COME_BACK = re.compile(
    r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b"
)
SCRIPTS = ("cluster", "demo", "test", "manage", "bench", "lock", "vendor")


def kept_files(root: Path) -> list[Path]:
    """Files that git keeps or would keep; without git, every file that is not hidden."""
    if (root / ".git").exists():
        # In a container the checkout often belongs to another account, which git would refuse.
        git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
        listing = [*git, "--cached", "--others", "--exclude-standard"]
        output = subprocess.run(listing, cwd=root, capture_output=True, check=True).stdout.decode()
        return sorted(
            root / name for name in output.split("\0") if name and (root / name).is_file()
        )
    return sorted(path for path in root.rglob("*") if path.is_file() and ".venv" not in path.parts)


def text_of(path: Path) -> str:
    """The text of a file, or nothing when it is no text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def lines_that_say(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Places in kept text files where the pattern is found, this file left out."""
    return [
        f"{path.relative_to(root)}:{number}: {line.strip()[:80]}"
        for path in kept_files(root)
        if path.name not in {Path(__file__).name, "requirements.lock"}
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def drawers(root: Path) -> list[str]:
    """Modules and folders whose name says nothing about what they hold."""
    paths = python_files(root, (*PACKAGES, "tests", "bin"))
    return [
        str(path.relative_to(root))
        for path in paths
        if DRAWERS & {part.removesuffix(".py") for part in path.relative_to(root).parts}
    ]


def test_the_top_level_is_as_agreed() -> None:
    found = {path.relative_to(REPOSITORY).parts[0] for path in kept_files(REPOSITORY)}
    assert found <= TOP_LEVEL, found - TOP_LEVEL
    assert found >= TOP_LEVEL - {".gitattributes"}, TOP_LEVEL - found


def test_no_drawers() -> None:
    assert drawers(REPOSITORY) == []


def test_no_path_of_one_machine() -> None:
    assert lines_that_say(REPOSITORY, MACHINE_PATH) == []


def test_no_promise_to_come_back() -> None:
    assert lines_that_say(REPOSITORY, PROMISE_TO_COME_BACK) == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_can_be_run_and_parsed(name: str) -> None:
    script = REPOSITORY / "bin" / name
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "bin/lib").glob("*.sh")), ids=lambda p: p.name
)
def test_parts_of_scripts_parse(path: Path) -> None:
    assert subprocess.run(["bash", "-n", str(path)], check=False).returncode == 0


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    run = (REPOSITORY / ".ci/run").read_text("utf-8")
    commands = [
        line for line in run.splitlines() if re.match(r"(exec )?(bin/|\S*pytest|\S*python)", line)
    ]
    assert commands == ["exec bin/test"]
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)


@pytest.mark.parametrize("command", ["bin/demo", "bin/test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert command in (REPOSITORY / "README.md").read_text("utf-8")


def test_the_readme_maps_every_package() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert [package for package in PACKAGES if f"{package}/" not in readme] == []


def test_decisions_are_short_and_numbered_without_gaps() -> None:
    records = sorted((REPOSITORY / "docs/adr").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    assert len(records) >= 9
    assert [path.name for path in records if len(text_of(path).splitlines()) > 60] == []


def test_the_checkers_find_drawers_and_machine_paths(tmp_path: Path) -> None:
    write_sample(tmp_path, "gis/utils/__init__.py", "x = 1\n")
    write_sample(tmp_path, "places/helpers.py", "x = 1\n")
    write_sample(tmp_path, "places/utilities.py", "x = 1\n")
    somewhere = "/" + "home/somebody/data.csv"
    write_sample(tmp_path, "docs/how.md", f"See {somewhere}\nSee https://example.org{somewhere}\n")
    assert drawers(tmp_path) == ["gis/utils/__init__.py", "places/helpers.py"]
    assert lines_that_say(tmp_path, MACHINE_PATH) == [f"docs/how.md:1: See {somewhere}"]
