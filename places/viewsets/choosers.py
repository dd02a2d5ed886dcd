"""Choosing a listing, an organisation, a place or a patch: told apart by more than a name."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from places.viewsets.listing_columns import StatusColumn

# What stands beside the name, by model.
BESIDE_THE_NAME: dict[str, list[Column]] = {
    "listing": [
        StatusColumn(sort_key=None),
        Column("get_kind_display", label=_("Kind")),
        Column("organisation", label=_("Organisation")),
    ],
    "organisation": [
        Column("get_type_display", label=_("Type")),
        Column("email", label=_("E-mail")),
    ],
    "place": [
        Column("address", label=_("Address")),
        Column("postcode", label=_("Postcode")),
        Column("authority", label=_("Authority")),
    ],
    "coveragearea": [Column("organisation", label=_("Organisation"))],
}


class WordsForm(BaseFilterForm):
    """Any part of a name, an address, a postcode: what the list of the same things searches."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Name, address, postcode …")}),
        required=False,
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        """Rows in which one of the fields has the words."""
        words = self.cleaned_data["q"].strip()
        if not words:
            return objects
        self.is_searching, self.search_query = True, words
        found = Q()
        model: Any = objects.model
        for field in model.snippet_viewset.search_fields:
            found |= Q(**{f"{field}__icontains": words})
        return objects.filter(found)


class ToldApart:
    """Rows with what the list of the same things knows of them."""

    model_class: Any
    request: Any
    title_column: Column
    filter_form_class = WordsForm

    @property
    def columns(self) -> list[Column]:
        """The name, and what stands beside it."""
        return [self.title_column, *BESIDE_THE_NAME[self.model_class._meta.model_name]]

    def get_object_list(self) -> QuerySet:
        """In as many queries as the list."""
        rows = self.model_class.snippet_viewset.get_queryset(self.request)
        everything: QuerySet = self.model_class.objects.all() if rows is None else rows
        return everything


class ToldApartView(ToldApart, ChooseView):
    """The window."""


class ToldApartResults(ToldApart, ChooseResultsView):
    """Its results."""


class RegisterChooser(SnippetChooserViewSet):
    """Choosers of the register."""

    choose_view_class = ToldApartView
    choose_results_view_class = ToldApartResults
