"""Small area packs written on the spot: a manifest and the files that a test is about."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

AUTHORITY = "W06000099"
# Two squares of the invented authority around the middle of Newport's map.
WEST, SOUTH, EAST, NORTH = -3.1, 51.5, -2.9, 51.7
HEADER = "id,name,lon,lat"
ROW = "1,The Hall,-3.0,51.6"


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """A closed rectangle."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(coordinates: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature."""
    geometry = {"type": kind, "coordinates": coordinates} if kind else None
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: dict[str, Any], **members: Any) -> str:
    """A GeoJSON file."""
    return json.dumps({"type": "FeatureCollection", **members, "features": list(features)})


AUTHORITY_SQUARE = feature(
    [ring(WEST, SOUTH, EAST, NORTH)], code=AUTHORITY, name="Middleham", name_cy="Canolfan"
)


@dataclass
class PackFolder:
    """A folder that becomes a pack when it is loaded."""

    path: Path
    pack: dict[str, str] = field(
        default_factory=lambda: {
            "name": "Middleham",
            "name_cy": "Canolfan",
            "nation": "wales",
            "authority": AUTHORITY,
            "licence": "OGL v3",
            "attribution": "Somebody",
        }
    )
    tables: list[str] = field(default_factory=list)

    def file(self, name: str, content: str | bytes) -> PackFolder:
        """Write a file beside the manifest."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def table(self, table: str, content: str | bytes | None = None, **keys: Any) -> PackFolder:
        """Add a table to the manifest, and its file when ``content`` is given.

        A key that holds a dict becomes a table inside it.
        """
        if content is not None:
            self.file(keys["file"], content)
        inside = {key: value for key, value in keys.items() if isinstance(value, dict)}
        plain = {key: value for key, value in keys.items() if key not in inside}
        self.tables.append(_toml(f"[[{table}]]", plain))
        self.tables += [_toml(f"[{table}.{key}]", value) for key, value in inside.items()]
        return self

    def authority(self) -> PackFolder:
        """The boundary of the pack's authority."""
        return self.table(
            "boundaries",
            collection(AUTHORITY_SQUARE),
            file="authority.geojson",
            area_set="lad",
            kind="authority",
            code="code",
            name="name",
            name_cy="name_cy",
        )

    def directory(
        self, content: str | bytes, *, file: str = "places.csv", **keys: Any
    ) -> PackFolder:
        """A directory whose columns are called as our keys are, unless ``columns`` says else."""
        header = content.split("\n")[0] if isinstance(content, str) else HEADER
        columns = keys.pop("columns", None) or {name: name for name in header.split(",")}
        keys = {"kind": "youth_provision", "organisation": "The Council", "publish": True} | keys
        return self.table("directory", content, file=file, **keys, columns=columns)

    def write(self) -> Path:
        """Write the manifest; returns the folder."""
        text = "\n".join([_toml("[pack]", self.pack), *self.tables])
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / "area.toml").write_text(text, encoding="utf-8")
        return self.path


@dataclass(frozen=True)
class Loaded:
    """What a load said: its report, its words, and its complaint when it ended with one."""

    report: dict[str, Any]
    output: str
    error: str

    def file(self, name: str) -> dict[str, Any]:
        """The report of one file."""
        return next(found for found in self.report["files"] if found["file"] == name)

    def remarks(self, name: str, kind: str = "refused") -> list[tuple[int | None, str, str]]:
        """Row, field and reason of the remarks about one file."""
        found = self.file(name)["remarks"]
        return [(r["row"], r["field"], r["reason"]) for r in found if r["kind"] == kind]

    @property
    def changed(self) -> int:
        """Rows that changed the database, over all files."""
        return int(self.report["totals"]["changed"])


def load(folder: PackFolder | Path, *, apply: bool = True) -> Loaded:
    """Load a pack through the command, as somebody would."""
    path = folder.write() if isinstance(folder, PackFolder) else folder
    report = path / "report.json" if isinstance(folder, PackFolder) else None
    output, error = io.StringIO(), ""
    options: dict[str, Any] = {"apply": apply, "stdout": output, "stderr": output}
    try:
        call_command("load_area_pack", path, report=report, **options)
    except CommandError as complaint:
        error = str(complaint)
    said = json.loads(report.read_text("utf-8")) if report else {}
    return Loaded(said, output.getvalue(), error)


def _toml(heading: str, values: dict[str, Any]) -> str:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([heading, *lines, ""])
