"""Rows of children with a form and a formset of their own."""

from typing import Any

from django.forms import BaseFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model


class CheckedInlinePanel(InlinePanel):
    """An ``InlinePanel`` whose rows are checked one by one and together."""

    def __init__(
        self,
        *args: Any,
        child_form: type[WagtailAdminModelForm] = WagtailAdminModelForm,
        child_formset: type[BaseFormSet] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.child_form = child_form
        self.child_formset = child_formset

    def clone_kwargs(self) -> dict[str, Any]:
        """Also the two classes."""
        kwargs: dict[str, Any] = super().clone_kwargs()
        return kwargs | {"child_form": self.child_form, "child_formset": self.child_formset}

    def get_form_options(self) -> dict[str, Any]:
        """Wagtail's options with our classes in them."""
        options: dict[str, Any] = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        child = self.child_edit_handler.get_form_options()
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=self.child_form,
            fields=child.get("fields", []),
            widgets=child.get("widgets", {}),
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        if self.child_formset:
            formset["formset"] = self.child_formset
        return options
