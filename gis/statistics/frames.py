"""Loaded statistics as frames by area code, each with what is to be said of its source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
from django.db.models import Exists, F, OuterRef

from gis.analysis.contracts import BadInput, BadParameter
from gis.analysis.vintages import Carried, carry_counts, carry_deciles
from gis.models import AreaLink
from gis.statistics.ages import Ages, read_ages
from gis.statistics.counts import broad_group
from gis.statistics.models import AreaCounts, AreaDeprivation, Dataset, Sex, Topic


class NothingLoaded(BadInput):
    """No dataset of this topic is loaded for an area set, nor one that a lookup leads from."""


@dataclass(frozen=True, slots=True)
class Known:
    """``frame``: index area code; ``carried`` says how each area came by its figures.

    ``source`` is a sentence for "How we know"; ``dataset`` is where it comes from.
    """

    frame: pd.DataFrame
    dataset: Dataset

    @property
    def source(self) -> str:
        """Publication, date, vintage, and how many areas are estimates."""
        dataset = self.dataset
        when = f", {dataset.as_of:%-d %B %Y}" if dataset.as_of else ""
        said = f"{dataset.label or dataset.source}{when}, on {dataset.area_set.label}"
        estimates = int((self.frame["carried"] != Carried.SAME).sum())
        return f"{said}; {estimates} areas estimated from an older division" if estimates else said


def residents(
    area_set: str,
    first_age: int,
    last_age: int,
    sex: str = Sex.PERSONS,
    within: Collection[str] | None = None,
) -> Known:
    """Column ``people``: residents of these ages, by area of ``area_set``.

    ``within`` are the codes of the areas that are asked about, else all. The newest dataset
    that knows them on the set itself, else the newest that a lookup leads from. Raises
    ``BadParameter`` for ages that the bands cannot tell apart, ``NothingLoaded`` without data.
    """
    if not 0 <= first_age <= last_age:
        raise BadParameter("first_age", f"must be from 0 to last_age ({last_age}), not {first_age}")
    dataset = _newest(Topic.POPULATION, area_set, within)
    places = _places_of(Ages(first_age, last_age), [read_ages(c) for c in dataset.columns])
    rows = AreaCounts.objects.filter(dataset=dataset, sex=sex)
    people = {
        code: sum(counts[place] for place in places)
        for code, counts in rows.values_list("area__code", "counts")
    }
    if not people:
        raise NothingLoaded(f"{dataset} has no rows of {sex}")
    counts = pd.DataFrame({"people": pd.Series(people, dtype="float64")}).sort_index()
    return _on(counts, dataset, area_set, within)


def ethnicity(area_set: str, within: Collection[str] | None = None) -> Known:
    """Columns asian, black, mixed, white, other: residents by broad group, for audits alone."""
    dataset = _newest(Topic.ETHNICITY, area_set, within)
    rows = AreaCounts.objects.filter(dataset=dataset).values_list("area__code", "counts")
    frame = pd.DataFrame.from_dict(dict(rows), orient="index", columns=dataset.columns)
    broad = frame.T.groupby([broad_group(name) for name in frame.columns]).sum().T
    return _on(broad.astype("float64").sort_index(), dataset, area_set, within)


def denominator(area_set: str, within: Collection[str] | None = None) -> Known:
    """Column ``people``: those of the newest second denominator, by area of ``area_set``."""
    dataset = _newest(Topic.DENOMINATOR, area_set, within)
    rows = AreaCounts.objects.filter(dataset=dataset).values_list("area__code", "counts")
    people = {code: counts[0] for code, counts in rows}
    frame = pd.DataFrame({"people": pd.Series(people, dtype="float64")}).sort_index()
    return _on(frame, dataset, area_set, within)


def deprivation(area_set: str, within: Collection[str] | None = None) -> Known:
    """Column ``decile``, 1 the most deprived, by area of ``area_set``."""
    dataset = _newest(Topic.DEPRIVATION, area_set, within)
    rows = AreaDeprivation.objects.filter(dataset=dataset).values_list("area__code", "decile")
    deciles = pd.DataFrame({"decile": pd.Series(dict(rows), dtype="int64")}).sort_index()
    return _on(deciles, dataset, area_set, within)


def _newest(topic: Topic, area_set: str, within: Collection[str] | None) -> Dataset:
    """The newest dataset on this set, else on a set of its kind from which a lookup leads here."""
    datasets = Dataset.objects.filter(topic=topic).select_related("area_set")
    in_order = datasets.order_by(F("as_of").desc(nulls_last=True), "-pk")
    rows = AreaDeprivation if topic == Topic.DEPRIVATION else AreaCounts
    here = rows.objects.filter(dataset=OuterRef("pk"), area__area_set__code=area_set)
    links = AreaLink.objects.filter(
        to_area__area_set__code=area_set, from_area__area_set__kind=F("to_area__area_set__kind")
    )
    if within is not None:
        here = here.filter(area__code__in=within)
        links = links.filter(to_area__code__in=within)
    led = rows.objects.filter(dataset=OuterRef("pk"), area__in=links.values("from_area"))
    found = in_order.filter(Exists(here)).first() or in_order.filter(Exists(led)).first()
    if found is None:
        raise NothingLoaded(f"no {topic.label} is loaded for {area_set}")
    return found


def _places_of(wanted: Ages, bands: list[Ages]) -> list[int]:
    """Places of the bands that make up the wanted ages exactly."""
    places = []
    for place, band in enumerate(bands):
        if band.last < wanted.first or wanted.last < band.first:
            continue
        if band.first < wanted.first or wanted.last < band.last:
            raise BadParameter("ages", f"{wanted} cannot be taken out of the band {band}")
        places.append(place)
    if not places or bands[places[0]].first > wanted.first or bands[places[-1]].last < wanted.last:
        raise BadParameter("ages", f"{wanted} are not counted in the dataset")
    return places


def _on(
    frame: pd.DataFrame, dataset: Dataset, area_set: str, within: Collection[str] | None
) -> Known:
    """The frame on the wanted set, through the lookup where it is on another one."""
    if dataset.area_set.code == area_set:
        carried = frame.assign(carried=Carried.SAME)
    else:
        links = _links(dataset.area_set.code, area_set)
        if within is not None:
            leading = links.loc[links["to_code"].isin(list(within)), "from_code"]
            frame = frame.loc[frame.index.isin(leading)]
        carried = _carry(frame, dataset, links, area_set)
    if within is not None:
        carried = carried.loc[carried.index.isin(list(within))]
    return Known(carried, dataset)


def _links(from_set: str, to_set: str) -> pd.DataFrame:
    pairs = AreaLink.objects.filter(
        from_area__area_set__code=from_set, to_area__area_set__code=to_set
    ).values_list("from_area__code", "to_area__code")
    return pd.DataFrame(list(pairs), columns=["from_code", "to_code"])


def _carry(
    frame: pd.DataFrame, dataset: Dataset, links: pd.DataFrame, area_set: str
) -> pd.DataFrame:
    if dataset.topic == Topic.DEPRIVATION:
        return carry_deciles(frame["decile"], links)
    known = links[links["from_code"].isin(frame.index)]
    return carry_counts(frame, links, _census_residents(area_set, set(known["to_code"])))


def _census_residents(area_set: str, codes: set[str]) -> pd.Series | None:
    """People by new area, by whom split areas are shared out: those of a count of ethnic
    groups, which comes with a census and so with its areas. None unless it has them all."""
    rows = AreaCounts.objects.filter(
        dataset__topic=Topic.ETHNICITY, area__area_set__code=area_set, area__code__in=codes
    ).order_by(F("dataset__as_of").asc(nulls_first=True), "dataset_id")
    people = {code: float(sum(counts)) for code, counts in rows.values_list("area__code", "counts")}
    return pd.Series(people, dtype="float64") if codes <= set(people) else None
