"""Patches of youth workers out and about go along when a listing is handed over."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from guardianship.accounts.models import User
from places.models import CoverageArea, Listing, Organisation, Session
from places.outreach.models import Visit

LONGEST_CODE = 60


def hand_over_patches(
    versions: Iterable[Listing], organisation: Organisation, *, by: User
) -> dict[int, CoverageArea]:
    """The patches of a listing's versions as ``organisation`` has them from now on, by old key.

    A patch that nothing else stands on moves; one that other listings or visits of the old
    organisation stand on stays there, and the new one gets the same shape of its own.
    """
    versions = list(versions)
    keys = {s.coverage_area_id for version in versions for s in version.sessions.all()} - {None}
    others = Session.objects.filter(coverage_area=OuterRef("pk")).exclude(listing=versions[0].pk)
    visits = Visit.objects.filter(coverage_area=OuterRef("pk"))
    rows = CoverageArea.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    used = Q(Exists(others)) | Q(Exists(visits))
    kept = set(CoverageArea.objects.filter(used, pk__in=keys).values_list("pk", flat=True))
    found = {}
    for patch in rows.exclude(organisation=organisation).order_by("pk"):
        old = patch.pk
        if old in kept:
            patch = _same_shape(patch)
        patch.organisation = organisation
        patch.code = _free_code(organisation, patch.code)
        patch.save()
        patch.save_revision(user=by)
        found[old] = patch
    return found


def put_on(version: Listing, patches: dict[int, CoverageArea]) -> None:
    """Let the sessions of a version stand on the patches that were handed over."""
    sessions = list(version.sessions.all())
    for session in sessions:
        session.coverage_area = patches.get(session.coverage_area_id, session.coverage_area)
    version.sessions = sessions


def _same_shape(patch: CoverageArea) -> CoverageArea:
    return CoverageArea(
        code=patch.code, name=patch.name, name_cy=patch.name_cy, boundary=patch.boundary
    )


def _free_code(organisation: Organisation, code: str) -> str:
    if not organisation.coverage_areas.filter(code=code).exists():
        return code
    return f"{code[: LONGEST_CODE - 9]}-{uuid.uuid4().hex[:8]}"
