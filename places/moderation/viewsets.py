"""Rules of the look and kind replies, in the editors' site."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from places.models import Listing
from places.moderation.models import CannedReply, LookRule
from places.portal.risk import HIGH_RISK


class AddOnPurpose(CreateView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


class EditOnPurpose(EditView):
    """Stored when somebody presses the button, not while they type."""

    autosave_enabled = False


def changes_offered() -> list[tuple[str, str]]:
    """Fields of high risk, by the names that the listing's form has for them."""
    return [(name, capfirst(str(Listing._meta.get_field(name).verbose_name))) for name in HIGH_RISK]


class RuleForm(WagtailAdminModelForm):
    """Which changes need the panel, as ticks."""

    changes_for_panel = forms.MultipleChoiceField(
        label=_("The youth panel also looks when one of these changes"),
        choices=changes_offered,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class OneForEachKind(ModelPermissionPolicy):
    """Rules are changed; there is one for each kind, so none is added or deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Seeing and changing alone."""
        return action in ("change", "view") and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether one of them is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)


class LookRuleViewSet(ModelViewSet):
    """Who looks at what, and by when."""

    model = LookRule
    name = "look_rules"
    url_prefix = "moderation/rules"
    icon = "tasks"
    menu_label = _("Who looks at what")
    list_display = [
        Column("get_kind_display", label=_("Kind")),
        BooleanColumn("new_for_panel", label=_("New: youth panel")),
        Column("facts_days", label=_("Days for facts")),
        Column("panel_days", label=_("Days for the panel")),
    ]
    copy_view_enabled = False
    edit_view_class = EditOnPurpose
    form_fields = ["new_for_panel", "changes_for_panel", "facts_days", "panel_days"]

    def get_form_class(self, for_update: bool = False) -> Any:
        """With the ticks."""
        return forms.modelform_factory(LookRule, form=RuleForm, fields=self.form_fields)

    @property
    def permission_policy(self) -> OneForEachKind:
        """Nobody adds or deletes a rule."""
        return OneForEachKind(self.model)


class CannedReplyViewSet(ModelViewSet):
    """Kind words in both languages."""

    model = CannedReply
    name = "kind_replies"
    url_prefix = "moderation/replies"
    icon = "comment"
    menu_label = _("Kind replies")
    list_display = [
        "title",
        BooleanColumn("is_offered", label=_("Offered")),
        Column("place_in_list", label=_("Place in the list")),
    ]
    copy_view_enabled = False
    add_view_class = AddOnPurpose
    edit_view_class = EditOnPurpose
    form_fields = ["title", "text", "text_cy", "is_offered", "place_in_list"]
