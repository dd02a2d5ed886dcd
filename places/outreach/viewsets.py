"""Role cards and the charter in the editors' site."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from places.outreach.models import Charter, ResidentCount, RoleCard, Visit
from places.outreach.resident_forms import ResidentCountForm
from places.outreach.visit_forms import StaffVisitForm


class AddOnPurpose(CreateView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


class EditOnPurpose(EditView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


class AddOnly(ModelPermissionPolicy):
    """What permissions say, but never changing or deleting."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """False for what would change a stored row."""
        return action in ("add", "view") and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether one of them is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)


class AddVersion(AddOnPurpose):
    """The next version of a card, begun from the current one of ``?organisation=``."""

    def get_initial(self) -> dict[str, Any]:
        """The words of the current version."""
        asked = self.request.GET.get("organisation", "")
        cards = RoleCard.objects.filter(organisation=asked) if asked.isdigit() else None
        current = cards.order_by("-version").first() if cards is not None else None
        if current is None:
            return super().get_initial()
        return {name: getattr(current, name) for name in RoleCardViewSet.words} | {
            "organisation": current.organisation_id
        }


class RoleCardViewSet(ModelViewSet):
    """Versions of role cards: seen and added, never changed."""

    model = RoleCard
    name = "role_cards"
    url_prefix = "partners/role-cards"
    icon = "form"
    menu_label = _("Role cards")
    menu_name = "role-cards"
    list_display = [
        Column("organisation", label=_("Organisation")),
        Column("version", label=_("Version")),
        Column("since", label=_("Since")),
    ]
    list_filter = ["organisation"]
    inspect_view_enabled = True
    copy_view_enabled = False
    add_view_class = AddVersion
    words = [
        "does",
        "does_cy",
        "does_not",
        "does_not_cy",
        "call_when",
        "call_when_cy",
        "leads",
        "leads_cy",
    ]
    form_fields = ["organisation", *words]
    inspect_view_fields = [*words, "version", "since"]

    @property
    def permission_policy(self) -> AddOnly:
        """Nobody changes or deletes a version, superusers included."""
        return AddOnly(self.model)


class CharterViewSet(ModelViewSet):
    """Versions of the charter."""

    model = Charter
    name = "charter"
    url_prefix = "partners/charter"
    icon = "doc-full"
    menu_label = _("Partnership charter")
    menu_name = "charter"
    list_display = [
        Column("version", label=_("Version")),
        Column("in_force_from", label=_("In force from")),
    ]
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose
    form_fields = ["version", "text", "text_cy", "in_force_from"]


class AddVisit(AddOnPurpose):
    """Stored without a note in the log, which would say who typed it."""

    def save_instance(self) -> Visit:
        """Only the visit."""
        visit: Visit = self.form.save()
        return visit


class EditVisit(EditOnPurpose):
    """Stored without a note in the log, which would say who typed it."""

    def save_instance(self) -> Visit:
        """Only the visit."""
        visit: Visit = self.form.save()
        return visit


class KeepsAll(ModelPermissionPolicy):
    """What permissions say, but never deleting: the log would say who did it."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """False for deleting."""
        return action != "delete" and bool(super().user_has_permission(user, action))


class VisitViewSet(ModelViewSet):
    """Visits of all organisations."""

    model = Visit
    name = "visits"
    url_prefix = "partners/visits"
    icon = "globe"
    menu_label = _("Visits")
    menu_name = "visits"
    list_display = [
        "__str__",
        Column("organisation", label=_("Organisation")),
        Column("coverage_area", label=_("Coverage area")),
        Column("get_met_display", label=_("Met")),
    ]
    list_filter = ["organisation"]
    copy_view_enabled = False
    add_view_class = AddVisit
    edit_view_class = EditVisit

    def get_form_class(self, for_update: bool = False) -> type[StaffVisitForm]:
        """The form for staff, who choose the organisation."""
        return StaffVisitForm

    @property
    def permission_policy(self) -> KeepsAll:
        """Nobody deletes a visit here."""
        return KeepsAll(self.model)


class ResidentsViewSet(ModelViewSet):
    """Residents with a role, counted by area."""

    model = ResidentCount
    name = "residents"
    url_prefix = "partners/residents"
    icon = "home"
    menu_label = _("Residents with a role")
    menu_name = "residents"
    list_display = [
        Column("area", label=_("Area"), accessor="area.name"),
        Column("get_role_display", label=_("What they do")),
        Column("people", label=_("How many")),
        Column("counted_on", label=_("Counted on")),
    ]
    list_filter = ["role"]
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose

    def get_form_class(self, for_update: bool = False) -> type[ResidentCountForm]:
        """The form that asks for no person."""
        return ResidentCountForm

    @property
    def permission_policy(self) -> KeepsAll:
        """Nobody deletes a count here: it is mended."""
        return KeepsAll(self.model)


class PartnersGroup(ModelViewSetGroup):
    """What partners do and commit to."""

    menu_label = _("Partners")
    menu_name = "partners"
    menu_icon = "group"
    menu_order = 165
    items = (RoleCardViewSet, CharterViewSet, VisitViewSet, ResidentsViewSet)
