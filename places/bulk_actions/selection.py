"""Which rows a bulk action is for: those that were ticked, or all that the list shows."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from places.models import CoverageArea, Listing, Organisation, Place


def shown_in_list(model: Any, request: HttpRequest) -> QuerySet:
    """Rows that the list of ``model`` shows under the filters and the search of ``request``.

    None when a filter does not make sense: better nothing than everything.
    """
    viewset = model.snippet_viewset
    filters = viewset.filterset_class(
        request.GET, queryset=model.objects.order_by("pk"), request=request
    )
    if not filters.is_valid():
        none: QuerySet = model.objects.none()
        return none
    rows: QuerySet = filters.qs
    words = request.GET.get("q", "").strip()
    if words:
        found = Q()
        for field in viewset.search_fields:
            found |= Q(**{f"{field}__icontains": words})
        rows = rows.filter(found)
    return rows


class WithinTheFilters:
    """ "Select all" means all that the list shows; Wagtail's own would take the whole table."""

    model: Any
    request: HttpRequest

    def get_all_objects_in_listing_query(self, _parent_id: str | None) -> QuerySet:
        """Primary keys of everything that the list shows, on all of its pages."""
        return shown_in_list(self.model, self.request).values_list("pk", flat=True)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Any]:
        """The rows; ``Http404`` for none, and for numbers that are none."""
        keys = [key for key in map(str, object_ids) if key.isdecimal() and len(key) < 19]
        rows = list(model.objects.filter(pk__in=keys))
        if not rows:
            raise Http404
        return rows


class DeleteShown(WithinTheFilters, DeleteBulkAction):
    """Deletes what was ticked, or what the list shows."""

    models = [Listing, Organisation, Place, CoverageArea]
