"""The areas that counts are made for."""

from django.utils.translation import gettext as _

from gis.models import AreaKind, AreaSet
from gis.packs.refusals import FileRefused


def area_set_called(code: str | None) -> AreaSet:
    """The area set of this code, or the newest small areas; ``FileRefused`` when there is none."""
    if not code:
        newest = AreaSet.objects.filter(kind=AreaKind.LSOA).order_by("-valid_from", "-code").first()
        if newest is None:
            raise FileRefused(_("no small areas (LSOA) are loaded to count in"))
        return newest
    found = AreaSet.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(AreaSet.objects.order_by("code").values_list("code", flat=True))
        raise FileRefused(
            _("no area set “%(name)s” is loaded; there are: %(known)s")
            % {"name": code, "known": known or _("none")}
        )
    return found
