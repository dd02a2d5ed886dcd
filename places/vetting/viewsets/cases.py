"""Vetting files in the editors' site; the list is the renewal diary, what ends first on top."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from places.vetting.actions import settle
from places.vetting.models import VettingCase
from places.vetting.views.files import (
    ContactView,
    EvidenceView,
    FileView,
    OpenView,
    OwnerView,
    RemoveEvidenceView,
    StepView,
    StickerView,
)


class CaseForm(WagtailAdminModelForm):
    """What is known of the business as such."""

    def _get_validation_exclusions(self) -> set[str]:
        """Ask the constraints that name the stage too, before the database does."""
        unseen = {"stage", "published_on", "owner_changed_on"}
        return super()._get_validation_exclusions() - unseen


class CaseFilters(WagtailFilterSet):
    """By stage."""

    class Meta:
        model = VettingCase
        fields = ["stage"]


class CaseIndex(IndexView):
    """The diary."""

    default_ordering = ("until", "listing__name")

    def get_base_queryset(self) -> QuerySet[VettingCase]:
        """With the last day, and how often the promise was not kept."""
        failed = Count("spot_checks", filter=Q(spot_checks__passed=False))
        rows = VettingCase.objects.select_related("listing")
        return rows.annotate(until=F("listing__clearance__until"), failed=failed)


class CaseEdit(EditView):
    """Whoever changes what is known holds the business to it at once."""

    autosave_enabled = False

    def save_instance(self) -> VettingCase:
        """Save and settle."""
        saved: VettingCase = super().save_instance()
        return settle(saved)


class NeverDeleted(ModelPermissionPolicy):
    """Nobody deletes a file, not even a superuser: a business that leaves keeps its history."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As the groups say, except that nobody deletes."""
        allowed: bool = action != "delete" and super().user_has_permission(user, action)
        return allowed


class VettingCaseViewSet(ModelViewSet):
    """The files, with pages of their own."""

    model = VettingCase
    name = "vetting_cases"
    url_prefix = "vetting/files"
    icon = "clipboard-list"
    menu_label = _("Vetting files")
    menu_name = "vetting-files"
    list_display = [
        TitleColumn("listing", label=_("Business"), url_name="vetting_cases:file"),
        Column("get_stage_display", label=_("Stage"), sort_key="stage"),
        Column("stage_since", label=_("Since"), sort_key="stage_since"),
        Column("until", label=_("Holds until"), sort_key="until"),
        Column("failed", label=_("Failed spot checks"), sort_key="failed"),
    ]
    filterset_class = CaseFilters
    search_fields = ["listing__name"]
    copy_view_enabled = False
    permission_policy = NeverDeleted(VettingCase)
    add_view_class = OpenView
    index_view_class = CaseIndex
    edit_view_class = CaseEdit
    edit_handler = ObjectList(
        [
            HelpPanel(template="places/vetting/admin/help_case.html", heading=_("An example")),
            FieldPanel("staff"),
            FieldPanel("responsible_role"),
            FieldPanel("wants_thanks"),
        ],
        base_form_class=CaseForm,
    )

    def get_add_view_kwargs(self) -> dict[str, Any]:
        """Our page for a new file asks Wagtail for nothing."""
        return {}

    @property
    def add_view(self) -> Any:
        """The page for a new file."""
        return OpenView.as_view()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's pages and our own."""
        one = "<int:pk>/"
        return [
            *super().get_urlpatterns(),
            path(one, FileView.as_view(), name="file"),
            path(f"{one}step/", StepView.as_view(), name="step"),
            path(f"{one}owner/", OwnerView.as_view(), name="owner"),
            path(f"{one}contact/", ContactView.as_view(), name="contact"),
            path(f"{one}sticker.pdf", StickerView.as_view(), name="sticker"),
            path(f"{one}add/<slug:kind>/", EvidenceView.as_view(), name="evidence"),
            path(
                f"{one}remove/<slug:kind>/<int:row>/",
                RemoveEvidenceView.as_view(),
                name="remove_evidence",
            ),
        ]
