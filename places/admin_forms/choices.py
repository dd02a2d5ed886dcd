"""Lists of choices as checkboxes, and how two versions of them are compared."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

# Languages that somebody may be greeted in; what an import names besides these stays.
LANGUAGES = [
    ("en", gettext_lazy("English")),
    ("cy", gettext_lazy("Welsh")),
    ("bsl", gettext_lazy("British Sign Language")),
    ("ar", gettext_lazy("Arabic")),
    ("bn", gettext_lazy("Bengali")),
    ("fa", gettext_lazy("Farsi")),
    ("gd", gettext_lazy("Scottish Gaelic")),
    ("ku", gettext_lazy("Kurdish")),
    ("pa", gettext_lazy("Punjabi")),
    ("pl", gettext_lazy("Polish")),
    ("ro", gettext_lazy("Romanian")),
    ("so", gettext_lazy("Somali")),
    ("uk", gettext_lazy("Ukrainian")),
    ("ur", gettext_lazy("Urdu")),
]


class TickedField(forms.MultipleChoiceField):
    """Any number of choices, one checkbox each."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, **kwargs)

    def _offered(self) -> list[tuple[str, Any]]:
        pairs: Any = self.choices
        return list(pairs)

    def clean(self, value: Any) -> list[str]:
        """What was ticked, in the order of the choices."""
        ticked = set(super().clean(value))
        return [choice for choice, _label in self._offered() if choice in ticked]

    def also_offer(self, values: list[str]) -> None:
        """Offer what is already stored, so that saving loses nothing."""
        known = {value for value, _label in self._offered()}
        self.choices = [*self._offered(), *((v, v) for v in values if v not in known)]


class TickedComparison(FieldComparison):
    """Two lists of choices, in words."""

    def __init__(self, field: ArrayField, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        labels = dict(LANGUAGES if field.name == "languages" else field.base_field.choices or [])
        values_a, values_b = field.value_from_object(obj_a), field.value_from_object(obj_b)
        self.val_a = ", ".join(str(labels.get(v, v)) for v in values_a or [])
        self.val_b = ", ".join(str(labels.get(v, v)) for v in values_b or [])

    def htmldiff(self) -> SafeString | str:
        """What was ticked, struck through where it is no longer."""
        if not self.has_changed():
            return escape(self.val_a)
        nothing = _("nothing")
        changes = [("deletion", self.val_a or nothing), ("addition", self.val_b or nothing)]
        return format_html("{}", TextDiff(changes).to_html())


register_comparison_class(ArrayField, comparison_class=TickedComparison)
