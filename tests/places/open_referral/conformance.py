"""Asks a feed as the official validator does, and says everything that is wrong with it.

The root first; each list without ``per_page``: first, middle and last page; up to ten of the ids
found. Every answer is held to our own typed shapes, and to the published schemas where a folder
of them is given.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pydantic
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from places.open_referral import shapes

Ask = Callable[[str], tuple[int, dict[str, str], bytes]]
PUBLISHED = "https://openreferraluk.org/specifications/3.0/schema/"
IDS_TRIED = 10
MOST_TOLD = 30
LISTS = {
    "services": (shapes.ServicePage, shapes.Service, "service"),
    "organizations": (shapes.OrganizationPage, shapes.FullOrganization, "organization"),
    "service_at_locations": (
        shapes.ServiceAtLocationPage,
        shapes.ServiceAtLocation,
        "service_at_location",
    ),
    "taxonomies": (shapes.TaxonomyPage, shapes.Taxonomy, "taxonomy"),
    "taxonomy_terms": (shapes.TaxonomyTermPage, shapes.TaxonomyTerm, "taxonomy_term"),
}


class Published:
    """The schemas of a folder, which refer to each other by their addresses; no network."""

    def __init__(self, folder: Path) -> None:
        found = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
        resources = [(PUBLISHED + name, Resource.opaque(schema)) for name, schema in found.items()]
        self.registry: Registry = Registry().with_resources(resources)
        self.schemas = found
        self.formats = FormatChecker()

    def problems(self, name: str, told: Any) -> Iterator[str]:
        """What a schema says against an answer."""
        checker = Draft202012Validator(
            self.schemas[f"{name}.json"], registry=self.registry, format_checker=self.formats
        )
        for error in checker.iter_errors(told):
            yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"


class Conformance:
    """One check of one feed; ``problems`` is empty when all is well."""

    def __init__(self, ask: Ask, published: Published | None = None) -> None:
        self.ask = ask
        self.published = published
        self.problems: list[str] = []
        self.asked: list[str] = []
        self.dice = random.Random(1)  # noqa: S311 - a sample, not a secret

    def run(self) -> list[str]:
        """Everything that is wrong with the feed, each with the address that was asked."""
        root = self._get("/", shapes.About, "api_details")
        version = str(root.get("version", "")).replace("HSDS-UK-", "").replace("V", "")
        if version != "3.0":
            self._note("/", f"version {root.get('version')!r} is read as {version!r}")
        for name, (page, single, schema) in LISTS.items():
            for uid in self._ids(name, page, schema):
                self._get(f"/{name}/{uid}", single, schema)
        return self.problems

    def _ids(self, name: str, shape: type[pydantic.BaseModel], schema: str) -> list[str]:
        first = self._get(f"/{name}?page=1", shape, f"{schema}_list")
        last = int(first.get("total_pages", 0))
        if not first.get("contents"):
            self._note(name, "EMPTY_FEED")
        found = list(first.get("contents", []))
        for number in sorted({max(1, last // 2), max(1, last)} - {1}):
            page = self._get(f"/{name}?page={number}", shape, f"{schema}_list")
            found += page.get("contents", [])
            if page.get("page_number") != number or page.get("last_page") != (number == last):
                self._note(f"{name} page {number}", "says that it is another page")
        ids = [row.get("id") for row in found]
        if len(ids) != len(set(ids)):
            self._note(name, "the same id stands on two pages")
        return self.dice.sample(ids, min(IDS_TRIED, len(ids)))

    def _get(self, path: str, shape: type[pydantic.BaseModel], schema: str) -> dict[str, Any]:
        self.asked.append(path)
        status, headers, body = self.ask(path)
        if status != 200:
            self._note(path, f"status {status}")
            return {}
        if headers.get("Access-Control-Allow-Origin") != "*":
            self._note(path, "other sites may not read it")
        try:
            shape.model_validate_json(body)
        except pydantic.ValidationError as error:
            for one in error.errors()[:MOST_TOLD]:
                where = "/".join(str(part) for part in one["loc"])
                self._note(path, f"{where}: {one['msg']}")
        told: dict[str, Any] = json.loads(body)
        for empty in _empty(told):
            self._note(path, f"{empty} is empty and should be left out")
        if self.published:
            for found in self.published.problems(schema, told):
                self._note(path, found)
        return told

    def _note(self, path: str, problem: str) -> None:
        self.problems.append(f"{path}: {problem}")


def _empty(told: Any, where: str = "") -> Iterator[str]:
    """Members that say nothing; the contents of an empty page may."""
    if isinstance(told, dict):
        for name, value in told.items():
            if value in (None, "", [], {}) and name != "contents":
                yield f"{where}/{name}"
            yield from _empty(value, f"{where}/{name}")
    elif isinstance(told, list):
        for number, value in enumerate(told):
            yield from _empty(value, f"{where}/{number}")
