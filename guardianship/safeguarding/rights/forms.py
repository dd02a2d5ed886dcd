"""Forms of disclosures; every word in them is held against names and labels."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gis.models import Area
from guardianship.accounts.models import User
from guardianship.safeguarding.freetext.fields import TAKE_OUT, FreeTextField, FreeTextForm
from guardianship.safeguarding.rights.enums import DisclosedField, LegalBasis, ToldThem
from guardianship.safeguarding.wall.models import AreaDuty

WORDS_MOST = 600
LINE_MOST = 200


class AskForm(FreeTextForm, forms.Form):
    """What is to be told, on what law, and what young people say to it."""

    area = forms.ModelChoiceField(label=_("Area"), queryset=Area.objects.none(), empty_label=None)
    basis = forms.ChoiceField(
        label=_("What law does it stand on?"), choices=LegalBasis.choices, widget=forms.RadioSelect
    )
    necessary_because = FreeTextField(
        label=_("Why will nothing less do?"),
        help_text=_("Such as: “Without the times, nobody can be there when it happens.”"),
        max_length=WORDS_MOST,
    )
    young_people_view = FreeTextField(
        label=_("What do young people say to this, or what would they say?"),
        help_text=_("Such as: “They fear being stopped on their way to the club.”"),
        max_length=WORDS_MOST,
    )
    view_is = forms.ChoiceField(
        label=_("How do you know?"), choices=ToldThem.choices, widget=forms.RadioSelect
    )

    def __init__(self, person: User, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        duties = AreaDuty.objects.current().own().filter(person=person)
        own = Area.objects.filter(pk__in=duties.values("area")).defer("boundary").order_by("name")
        self.fields["area"].queryset = own  # type: ignore[attr-defined]
        for field in DisclosedField:
            self.fields[line_name(field)] = FreeTextField(
                label=field.label,
                required=False,
                max_length=LINE_MOST,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        """At least one thing is told."""
        cleaned = super().clean() or {}
        if not self.errors and not self.lines():
            self.add_error(None, gettext("Say at least one thing that is to be told."))
        return cleaned

    def lines(self) -> dict[str, str]:
        """The words for each thing that is to be told."""
        said = {field.value: self.cleaned_data.get(line_name(field)) for field in DisclosedField}
        return {name: words for name, words in said.items() if words}

    def answers(self) -> dict[str, Any]:
        """What is kept of the asking itself."""
        names = ("area", "basis", "necessary_because", "young_people_view", "view_is")
        return {name: self.cleaned_data[name] for name in names}

    def answer_names(self) -> set[str]:
        """Fields that a draft keeps."""
        return set(self.fields) - {TAKE_OUT}

    def about(self) -> list[forms.BoundField]:
        """Fields before the lines."""
        names = ("area", "basis", "necessary_because", "young_people_view", "view_is")
        return [self[name] for name in names]

    def told(self) -> list[forms.BoundField]:
        """The lines."""
        return [self[line_name(field)] for field in DisclosedField]


class DecideForm(FreeTextForm, forms.Form):
    """Yes or no, and why."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            ("refuse", _("No: do not tell the police")),
            ("approve", _("Yes: tell them this")),
        ],
        widget=forms.RadioSelect,
    )
    because = FreeTextField(
        label=_("Why?"),
        help_text=_("Such as: “Youth workers can be there instead.”"),
        max_length=300,
    )


def line_name(field: DisclosedField) -> str:
    """Name of the form's field for one thing that is told."""
    return f"line-{field.value}"
