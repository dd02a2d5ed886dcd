"""Named links above the list of listings: those that everybody gets, and an editor's own."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages

from guardianship.accounts.models import User
from places.models import SavedFilter
from places.viewsets.listing_filters import ListingFilters
from places.worklists import Worklist, counts

MOST_OF_ONE_EDITOR = 30
# What narrows or orders the list besides the filters.
ALSO_KEPT = ("q", "ordering")


def query_of(asked: QueryDict) -> str:
    """The part of ``asked`` that the list understands, in one order; "" when nothing is left."""
    filters = ListingFilters(asked, queryset=ListingFilters.Meta.model.objects.none())
    refused = set(filters.form.errors)
    kept = QueryDict(mutable=True)
    for name in sorted({*filters.filters, *ALSO_KEPT} - refused):
        values = [value for value in asked.getlist(name) if value.strip()]
        if values:
            kept.setlist(name, values)
    return kept.urlencode()


def links(request: HttpRequest, list_url: str) -> dict[str, Any]:
    """What the row of links shows."""
    here = query_of(request.GET)
    found = counts()
    worklists = [
        {
            "label": worklist.label,
            "url": f"{list_url}?work={worklist.value}",
            "count": found[worklist.value],
            "is_here": here == f"work={worklist.value}",
        }
        for worklist in Worklist
    ]
    own = [
        {
            "filter": saved,
            "url": f"{list_url}?{saved.query}",
            "is_here": here == saved.query,
        }
        for saved in SavedFilter.objects.filter(user=request.user.pk)
    ]
    is_named = any(link["is_here"] for link in [*worklists, *own])
    return {
        "list_url": list_url,
        "worklists": worklists,
        "own_filters": own,
        "query_to_save": "" if is_named else here,
    }


class _OwnFilters(View):
    """For people who may change listings; always back to the list."""

    viewset: Any = None
    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        person = request.user
        if not isinstance(person, User) or not person.has_perm("places.change_listing"):
            raise PermissionDenied
        self.person = person
        return super().dispatch(request, *args, **kwargs)

    def back(self, query: str = "") -> HttpResponse:
        """The list, as it was."""
        url = reverse(self.viewset.get_url_name("list"))
        return redirect(f"{url}?{query}" if query else url)


class SaveFilterView(_OwnFilters):
    """Give the filters of the list a name."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it, or say what is wrong; the list stays as it was either way."""
        query = query_of(QueryDict(request.POST.get("query", "")))
        saved = SavedFilter(
            user=self.person, name=request.POST.get("name", "").strip(), query=query
        )
        if SavedFilter.objects.filter(user=self.person).count() >= MOST_OF_ONE_EDITOR:
            messages.error(request, _("You have 30 filters. Delete one first."))
            return self.back(query)
        try:
            if not query:
                raise ValidationError(_("Choose a filter or search for something first."))
            saved.full_clean()
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.back(query)
        saved.save()
        messages.success(request, _("“%s” is saved, for you alone.") % saved)
        return self.back(query)


class DeleteFilterView(_OwnFilters):
    """Forget one of one's own filters."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """404 for a filter of somebody else."""
        saved = get_object_or_404(SavedFilter, user=self.person, pk=pk)
        saved.delete()
        messages.success(request, _("“%s” is deleted.") % saved)
        return self.back()
