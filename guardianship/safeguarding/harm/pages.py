"""Pages of counts: where they come from, what each source cannot tell, which months are there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from guardianship.safeguarding.casework.pages import CaseworkPage, go_on
from guardianship.safeguarding.harm.enums import Layer
from guardianship.safeguarding.harm.models import HarmCount, HarmSource, LoadedMonth
from guardianship.safeguarding.rights.asking import AsksPurpose


@dataclass(frozen=True, slots=True)
class Listed:
    """A source, the months that are loaded of it, and the totals of the reader's own areas."""

    source: HarmSource
    months: list[LoadedMonth]
    harm: int
    contact: int

    @property
    def first(self) -> date | None:
        """The first month that is covered."""
        return min((loaded.month for loaded in self.months), default=None)

    @property
    def last(self) -> date | None:
        """The last month that is covered."""
        return max((loaded.month for loaded in self.months), default=None)


def listed_sources() -> list[Listed]:
    """All sources; those with months first. The wall is open, and leaves the reader's areas."""
    loaded: dict[int, list[LoadedMonth]] = {}
    for month in LoadedMonth.objects.select_related("area_set").order_by("-month", "publisher"):
        loaded.setdefault(month.source_id, []).append(month)
    totals = {
        (source, layer): total
        for source, layer, total in HarmCount.objects.values_list("source_id", "layer").annotate(
            Sum("count")
        )
    }
    listed = [
        Listed(
            source,
            loaded.get(source.pk, []),
            totals.get((source.pk, Layer.HARM), 0),
            totals.get((source.pk, Layer.SYSTEM_CONTACT), 0),
        )
        for source in HarmSource.objects.order_by("name")
    ]
    return sorted(listed, key=lambda each: not each.months)


class SourcesPage(AsksPurpose, CaseworkPage):
    """Every source with its note, before any number."""

    permission = "harm.view_harmsource"
    template_name = "safeguarding/harm/sources.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        may_switch = self.person.has_perm("harm.change_harmsource")
        return self.show({"listed": listed_sources(), "may_switch": may_switch})


class SwitchSource(CaseworkPage):
    """Use a source, or leave it out of everything that is worked out."""

    permission = "harm.change_harmsource"

    def post(self, request: HttpRequest, source: str) -> HttpResponse:
        """Set it as the button said; pressing twice changes nothing."""
        if request.POST.get("use") not in ("yes", "no"):
            raise PermissionDenied
        found = get_object_or_404(HarmSource, code=source)
        found.is_on = request.POST["use"] == "yes"
        found.save(update_fields=["is_on"])
        said = _("“%s” is used.") if found.is_on else _("“%s” is left out.")
        messages.success(request, said % found.name)
        return go_on(reverse("harm:sources"))
