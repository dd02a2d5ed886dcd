"""The queue: all that waits, the most urgent first."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from places.enums import Kind, OrganisationType
from places.moderation.enums import ChangeKind, HideWhy, Urgency
from places.moderation.queue import Row, queue
from places.moderation.views.base import ModerationView

ON_A_PAGE = 50


def _any(choices: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("All")), *choices]


class QueueFilters(forms.Form):
    """Every one may be left out; what cannot be read narrows nothing."""

    urgency = forms.ChoiceField(
        label=_("How urgent"), choices=_any(Urgency.choices), required=False
    )
    step = forms.ChoiceField(
        label=_("With"),
        choices=_any([("team", _("the team")), ("panel", _("the youth panel"))]),
        required=False,
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=_any(Kind.choices), required=False)
    change = forms.ChoiceField(label=_("Change"), choices=_any(ChangeKind.choices), required=False)
    type = forms.ChoiceField(
        label=_("Run by"), choices=_any(OrganisationType.choices), required=False
    )

    def lets_through(self, row: Row) -> bool:
        """Whether a row is wanted."""
        asked = self.cleaned_data
        said = {
            "urgency": row.urgency,
            "step": ("panel" if row.with_panel else "team") if row.step else "",
            "kind": row.listing.kind,
            "change": row.change,
            "type": row.listing.organisation.type,
        }
        return all(not asked.get(name) or asked[name] == value for name, value in said.items())


class QueueView(ModerationView):
    """What waits for the team."""

    template_name = "places/moderation/admin/queue.html"
    page_title = _("Moderation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of what the filters let through."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        filters = QueueFilters(self.request.GET)
        filters.is_valid()
        every = queue(self.person)
        rows = [row for row in every if filters.lets_through(row)]
        asked = self.request.GET.copy()
        asked.pop("p", None)
        return context | {
            "filters": filters,
            "page": Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("p")),
            "asked": asked.urlencode(),
            "in_all": len(every),
            "whys": HideWhy.choices,
        }
