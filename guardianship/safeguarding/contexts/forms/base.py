"""What all forms of casework have in common: few kinds of field, words that name nobody."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.contexts.outcome_words import tools_in
from guardianship.safeguarding.contexts.scope import Setting
from guardianship.safeguarding.freetext.fields import TAKE_OUT, FreeTextField, FreeTextForm

MOST_BUTTONS = 9
SHORT_CHARS = 300
ONE_LINE_CHARS = 120
DIFFERS = "differs"
Seldom = list[tuple[str | Promise, list[str]]]


class RecordForm(FreeTextForm, forms.ModelForm):
    """A form of one record, for a phone: buttons to press, native dates, room to write.

    ``seldom`` names fields that most people pass by, under a heading each. In the fields of
    ``asks_what_differs`` a tool or a process is asked back about, once.
    """

    seldom: ClassVar[Seldom] = []
    asks_what_differs: ClassVar[tuple[str, ...]] = ()
    shown_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, setting: Setting, **kwargs: Any) -> None:
        """``setting`` narrows what can be chosen to what belongs to the context and the person."""
        super().__init__(*args, **kwargs)
        self.setting = setting
        self.fields["shown_version"].initial = getattr(self.instance, "version", 1) - 1
        if self.asks_what_differs:
            self.fields[DIFFERS] = forms.BooleanField(
                label=_("Yes, this is what will be different there"), required=False
            )
        self.narrow(setting)
        for field in self.fields.values():
            _for_a_phone(field)
        begin_with_a_capital(self)

    def narrow(self, setting: Setting) -> None:
        """Set what can be chosen."""

    def clean(self) -> dict[str, Any] | None:
        """Ask back where a tool stands in place of what will be different."""
        cleaned = super().clean()
        for name in self.asks_what_differs:
            tools = tools_in(self.cleaned_data.get(name) or "")
            if tools and not self.cleaned_data.get(DIFFERS):
                self.add_error(name, forms.ValidationError(_asked_back(tools[0]), code=DIFFERS))
        return cleaned

    @property
    def asks_back(self) -> bool:
        """Whether the page should offer to leave it as it is."""
        found = self.errors.as_data().values()
        return any(error.code == DIFFERS for errors in found for error in errors)

    def main_fields(self) -> list[forms.BoundField]:
        """Those that everybody answers."""
        beside = {name for _heading, names in self.seldom for name in names}
        beside |= {TAKE_OUT, DIFFERS}
        return [field for field in self if field.name not in beside]

    def seldom_fields(self) -> list[tuple[str | Promise, list[forms.BoundField], bool]]:
        """Heading, fields, and whether they should lie open: something is in them, or wrong."""
        found = []
        for heading, names in self.seldom:
            fields = [self[name] for name in names]
            is_open = (self.is_bound and bool(self.errors)) or any(f.value() for f in fields)
            found.append((heading, fields, is_open))
        return found

    def answer_names(self) -> set[str]:
        """Fields that a draft keeps."""
        return set(self.fields) - {"shown_version", TAKE_OUT, DIFFERS}


def _asked_back(tool: str) -> str:
    words = _now(
        "“%(tool)s” is a way of working. What will be different in this place because of it? "
        "Write that, or tick below if it is said already."
    )
    return words % {"tool": tool}


def begin_with_a_capital(form: forms.BaseForm) -> None:
    """Labels as those that Django makes of a model's fields."""
    for field in form.fields.values():
        field.label = capfirst(str(field.label or ""))


def _for_a_phone(field: forms.Field) -> None:
    if isinstance(field, forms.ModelChoiceField) and not field.required:
        field.empty_label = _("not said")
    elif isinstance(field, forms.DateField):
        field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    elif isinstance(field, FreeTextField):
        most = field.max_length or SHORT_CHARS + 1
        if most <= ONE_LINE_CHARS:
            field.widget = forms.TextInput(attrs={"maxlength": most})
        else:
            field.widget.attrs["rows"] = 2 if most <= SHORT_CHARS else 5
    elif isinstance(field, forms.TypedChoiceField):
        every: Any = field.choices
        chosen = [(value, label) for value, label in every if value]
        if len(chosen) > MOST_BUTTONS:
            return
        if not field.required:
            chosen.append(("", _("not said")))
        field.widget = forms.RadioSelect()
        field.choices = chosen
