"""Each dependency has its reason, its pinned version with hashes, and a licence we may use."""

import importlib.metadata
import re
import tomllib
from itertools import pairwise

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import REPOSITORY

PROJECT = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
LOCK = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
COPYLEFT = re.compile(
    r"(?<!L)(?<!Lesser )\b(A?GPL|(Affero )?General Public License)", re.IGNORECASE
)
# Linked as separate, replaceable modules, which the LGPL allows to works of any licence.
LESSER_GPL = {
    "psycopg": "the PostgreSQL driver",
    "psycopg-binary": "its compiled half",
    "django-leaflet": "serves Leaflet and the admin's map widget",
}
# Offered under several licences at our choice: the one we take.
CHOSEN = {"pyphen": "MPL 1.1"}
LOCK_LINE = re.compile(
    r"(#.*|    # via.*|    #   .*|    --hash=sha256:[0-9a-f]{64}( \\)?"
    r"|[A-Za-z0-9._-]+(\[[\w,]+\])?==[\w.+!]+( ; [^/:@\\]+)? \\)"
)


def requirements(project: str) -> list[Requirement]:
    """Everything that pyproject.toml asks for, to run and to develop."""
    table = tomllib.loads(project)["project"]
    extras = table.get("optional-dependencies", {}).values()
    return [Requirement(line) for lines in (table["dependencies"], *extras) for line in lines]


def without_reason(project: str) -> list[str]:
    """Dependencies that no comment stands above; a second line under a comment shares it."""
    lines = [line.strip() for line in project.splitlines()]
    asked = {f'"{requirement}"' for requirement in _written(project)}
    found = []
    for before, line in pairwise(lines):
        if line.rstrip(",") in asked and not before.startswith(("# ", '"')):
            found.append(line.strip('",'))
    return found


def _written(project: str) -> list[str]:
    table = tomllib.loads(project)["project"]
    extras = table.get("optional-dependencies", {}).values()
    return [line for lines in (table["dependencies"], *extras) for line in lines]


def pinned(lock: str) -> dict[str, str]:
    """Names and versions in the lock file."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[\w,]+\])?==(\S+)", lock, re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def licence_of(name: str) -> str:
    """What an installed distribution says of its licence, in any of the three places."""
    about = importlib.metadata.metadata(name)
    classifiers = [line for line in about.get_all("Classifier") or [] if line.startswith("License")]
    expression = about.get("License-Expression") or ""
    first_line = (about.get("License") or "").strip().partition("\n")[0]
    return " | ".join([part for part in (expression, first_line, *classifiers) if part])


def run_time_distributions() -> list[str]:
    """Everything installed because a run-time dependency needs it, that dependency included."""
    waiting = [Requirement(line) for line in tomllib.loads(PROJECT)["project"]["dependencies"]]
    found: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras or {""}
        for line in importlib.metadata.requires(name) or []:
            below = Requirement(line)
            wanted = [below.marker is None or below.marker.evaluate({"extra": e}) for e in extras]
            if any(wanted) and canonicalize_name(below.name) not in found:
                waiting.append(below)
        found.add(name)
    return sorted(found)


def test_every_dependency_has_a_reason() -> None:
    assert without_reason(PROJECT) == []


def test_the_lock_pins_every_dependency_within_its_bounds() -> None:
    versions = pinned(LOCK)
    wrong = [
        str(asked)
        for asked in requirements(PROJECT)
        if not asked.specifier.contains(versions.get(canonicalize_name(asked.name), "0"))
    ]
    assert wrong == []


def test_the_lock_names_no_index_and_no_folder() -> None:
    assert [line for line in LOCK.splitlines() if line and not LOCK_LINE.fullmatch(line)] == []
    entries = re.findall(r"^\S+==[^\n]*\n((?:    --hash[^\n]*\n)*)", LOCK, re.MULTILINE)
    assert all(entries)


def test_what_runs_was_installed_from_the_lock() -> None:
    versions = pinned(LOCK)
    installed = {name: importlib.metadata.version(name) for name in run_time_distributions()}
    assert installed == {name: versions.get(name) for name in installed}


def test_licences_allow_our_own() -> None:
    licences = {name: licence_of(name) for name in run_time_distributions()}
    assert [name for name, licence in licences.items() if not licence] == []
    for name, chosen in CHOSEN.items():
        assert chosen in licences.pop(name)
    assert [name for name, licence in licences.items() if COPYLEFT.search(licence)] == []
    lesser = {name for name, licence in licences.items() if re.search("LGPL|Lesser", licence)}
    assert lesser == set(LESSER_GPL)


def test_the_checkers_find_what_is_wrong() -> None:
    project = '[project]\ndependencies = [\n    # Maps.\n    "one~=1.0",\n\n    "two~=2.0",\n]\n'
    assert without_reason(project) == ["two~=2.0"]
    assert not LOCK_LINE.fullmatch("--index-url https://example.org/simple")
    assert not LOCK_LINE.fullmatch("one @ file:///somewhere/one.whl")
    assert COPYLEFT.search("GPL-3.0-or-later")
    assert COPYLEFT.search("License :: OSI Approved :: GNU Affero General Public License v3")
    assert not COPYLEFT.search("LGPL-3.0-only | GNU Lesser General Public License v3 (LGPLv3)")
