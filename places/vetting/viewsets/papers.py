"""Papers and regulated roles in the editors' site."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from places.vetting.forms import RegulatedRoleForm
from places.vetting.models import PaperVersion, RegulatedRole


class AddOnPurpose(CreateView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


class EditOnPurpose(EditView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


class PaperViewSet(ModelViewSet):
    """Versions of the agreement and of the role card."""

    model = PaperVersion
    name = "vetting_papers"
    url_prefix = "vetting/papers"
    icon = "doc-full"
    menu_label = _("Agreements and role cards")
    menu_name = "vetting-papers"
    list_display = [
        "__str__",
        Column("in_force_from", label=_("In force from")),
        Column("older_count_until", label=_("Older count until")),
    ]
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose
    edit_handler = ObjectList(
        [
            HelpPanel(template="places/vetting/admin/help_paper.html", heading=_("An example")),
            FieldPanel("kind"),
            FieldPanel("version"),
            FieldPanel("text"),
            FieldPanel("text_cy"),
            FieldPanel("phrase"),
            FieldPanel("in_force_from"),
            FieldPanel("older_count_until"),
        ]
    )


class MarkView(AddOnPurpose):
    """Marks a role, in the name of whoever is signed in."""

    def get_form(self, form_class: Any = None) -> Any:
        """With who marks it."""
        form = super().get_form(form_class)
        form.instance.marked_by = self.request.user
        return form


class RegulatedRoleViewSet(ModelViewSet):
    """Roles that a safeguarding lead found to be regulated activity."""

    model = RegulatedRole
    name = "vetting_regulated_roles"
    url_prefix = "vetting/regulated-roles"
    icon = "warning"
    menu_label = _("Regulated roles")
    menu_name = "vetting-regulated-roles"
    list_display = [
        "__str__",
        Column("why", label=_("Why")),
        Column("marked_by", label=_("Marked by")),
        Column("marked_on", label=_("On"), sort_key="marked_on"),
    ]
    copy_view_enabled = False
    add_view_class = MarkView
    form_fields = ["case", "role", "why"]

    def get_form_class(self, for_update: bool = False) -> type[RegulatedRoleForm]:
        """The form of a mark."""
        return RegulatedRoleForm
