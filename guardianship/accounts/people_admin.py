"""People in the editors' site: list, forms, and one's own account."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel
from wagtail.users.views.users import EditView, IndexView, UserViewSet

from guardianship.accounts.people_forms import OwnNameForm, PersonCreationForm, PersonEditForm


class PeopleIndex(IndexView):
    """Found by name or address."""

    search_fields = ["email", "full_name"]

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Wagtail's, in the words of this site."""
        columns: list[BaseColumn] = super().columns
        for column in columns:
            if column.name == "name":
                column.sort_key = "full_name"
            elif column.name == "email":
                column.label = _("E-mail")
        return columns


class EditPerson(EditView):
    """Nobody makes somebody mightier than themselves, or takes over such an account."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Accounts that may do everything are for people who may."""
        super().setup(request, *args, **kwargs)
        if self.object.is_superuser and not request.user.is_superuser:
            raise PermissionDenied

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Who may do everything is decided by those who may."""
        form = super().get_form(*args, **kwargs)
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class PeopleViewSet(UserViewSet):
    """Accounts, for those who may change them."""

    index_view_class = PeopleIndex
    edit_view_class = EditPerson
    create_template_name = "accounts/admin/person_create.html"
    edit_template_name = "accounts/admin/person_edit.html"

    def get_form_class(self, for_update: bool = False) -> Any:
        """Forms that ask for what a person here has."""
        return PersonEditForm if for_update else PersonCreationForm


class OwnNamePanel(BaseSettingsPanel):
    """One's own name."""

    name = "own_name"
    title = _("Name")
    order = NameEmailSettingsPanel.order
    form_class = OwnNameForm


class OwnAccountView(AccountView):
    """Wagtail's page of one's own account, with the one name that a person here has."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Our panel where Wagtail's asks for a first and a last name."""
        return [
            OwnNamePanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in super().get_panels()
        ]
