"""``[[boundaries]]``: the areas of one set, and the names that they give to the map."""

from __future__ import annotations

from gis.models import Area, AreaKind, AreaSet, PlaceName
from gis.packs.cells import words
from gis.packs.manifest import Entry, Pack
from gis.packs.polygons import Feature, read_polygons
from gis.packs.refusals import FileRefused, RowRefused
from gis.packs.report import FileReport
from gis.place_names import Named, keep

NAMED_KINDS = {
    AreaKind.WARD: PlaceName.Kind.WARD,
    AreaKind.MSOA: PlaceName.Kind.NEIGHBOURHOOD,
    AreaKind.AUTHORITY: PlaceName.Kind.AUTHORITY,
}
CODE_CHARS = Area._meta.get_field("code").max_length or 0
NAME_CHARS = Area._meta.get_field("name").max_length or 0


class BoundariesLoader:
    """Areas by code into their set; areas that the file no longer has stay."""

    table = "boundaries"

    def __init__(self, pack: Pack, entry: Entry) -> None:
        self.pack, self.entry, self.file = pack, entry, entry.file
        self.kind: str = entry.get("kind")

    def load(self, report: FileReport) -> None:
        """Write areas that are new or differ, and the place names that they give."""
        entry = self.entry
        keys = ("code", "name", "name_cy", "gazetteer_name", "gazetteer_name_cy")
        needed = [entry.get(key) for key in keys if entry.get(key)]
        features = read_polygons(
            entry.path, needed, report, f"{self.table} {self.file}", entry.get("layer")
        )
        area_set = self._area_set(report)
        existing = {area.code: area for area in area_set.areas.all()}
        seen: set[str] = set()
        names: list[Named] = []
        new: list[Area] = []
        for feature in features:
            try:
                area = self._area(area_set, feature, seen)
            except RowRefused as refusal:
                report.refuse(feature.number, refusal.field, refusal.reason)
                continue
            for repair in feature.repairs:
                report.note(feature.number, "geometry", repair)
            new += _write(area, existing.get(area.code), report)
            names += self._names(area, feature)
        Area.objects.bulk_create(new, batch_size=500)
        report.derive("place names", keep(f"{self.pack.code}:{area_set.code}", names))

    def _area_set(self, report: FileReport) -> AreaSet:
        entry = self.entry
        wanted = {
            "kind": self.kind,
            "label": entry.get("label") or entry.get("area_set"),
            "valid_from": entry.get("valid_from", None),
            "valid_to": entry.get("valid_to", None),
            "source": entry.get("source"),
            "licence": entry.get("licence") or self.pack.licence,
        }
        first, last = wanted["valid_from"], wanted["valid_to"]
        if first and last and last < first:
            raise FileRefused("valid_to is before valid_from")
        area_set = AreaSet.objects.filter(code=entry.get("area_set")).first()
        if area_set is None:
            return AreaSet.objects.create(code=entry.get("area_set"), **wanted)
        if area_set.kind != self.kind:
            raise FileRefused(
                f"the area set {area_set.code} is there already and holds areas of another kind: "
                f"{area_set.kind}, not {self.kind}"
            )
        if any(getattr(area_set, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(area_set, name, value)
            area_set.save()
            report.derive("area sets", 1)
        return area_set

    def _area(self, area_set: AreaSet, feature: Feature, seen: set[str]) -> Area:
        entry = self.entry
        column = entry.get("code")
        code = words(feature.text(column), column)
        if not code:
            raise RowRefused(column, "is missing")
        _check_length(column, code, CODE_CHARS)
        if code in seen:
            raise RowRefused(column, f"{code} is there a second time")
        seen.add(code)
        return Area(
            area_set=area_set,
            code=code,
            name=self._text(feature, "name") or code,
            name_cy=self._text(feature, "name_cy"),
            nation=self.pack.nation,
            boundary=feature.boundary,
        )

    def _text(self, feature: Feature, key: str) -> str:
        column = self.entry.get(key)
        text = words(feature.text(column), column) if column else ""
        _check_length(column, text, NAME_CHARS)
        return text

    def _names(self, area: Area, feature: Feature) -> list[Named]:
        kind = NAMED_KINDS.get(AreaKind(self.kind))
        named = self.entry.get("gazetteer_name") or self.entry.get("gazetteer_name_cy")
        if kind is None and not named:
            return []
        texts = [self._text(feature, "gazetteer_name"), self._text(feature, "gazetteer_name_cy")]
        if not named:
            texts = [area.name, area.name_cy]
        within = self.pack.name
        if self.kind == AreaKind.AUTHORITY:
            within = ""
            if area.code == self.pack.authority:
                texts = [self.pack.name, self.pack.name_cy]
        middle = area.boundary.point_on_surface
        found = [text for text in texts if text and text != area.code and not _numbered(text)]
        return [Named(text, kind or PlaceName.Kind.NEIGHBOURHOOD, middle, within) for text in found]


def _numbered(name: str) -> bool:
    """Whether a name is only a statistical number such as "Newport 001", which nobody types."""
    return name[-3:].isdigit()


def _check_length(column: str, text: str, longest_chars: int) -> None:
    if len(text) > longest_chars:
        raise RowRefused(column, f"is longer than {longest_chars} characters")


def _write(area: Area, there: Area | None, report: FileReport) -> list[Area]:
    """Write what differs from the area that is there; returns the area when it is new."""
    if there is None:
        report.add()
        return [area]
    same = there.boundary.wkb == area.boundary.wkb and all(
        getattr(there, name) == getattr(area, name) for name in ("name", "name_cy", "nation")
    )
    if same:
        report.kept += 1
        return []
    area.pk = there.pk
    area.save(force_update=True)
    report.changed += 1
    return []
