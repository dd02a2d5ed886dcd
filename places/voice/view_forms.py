"""Forms for views: fixed choices first, words only for those who want to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gis.models import Area, AreaKind, AreaSet
from places.enums import OrganisationType
from places.languages import WELSH
from places.voice.enums import Consent, PartOfDay, Rating, Safe, Treated
from places.voice.forms import StampedForm
from places.voice.models.view import WORDS_MOST

# Whom somebody may keep out; published sources read nothing anyway.
KEPT_FROM = [
    (type_.value, type_.label)
    for type_ in OrganisationType
    if type_ not in (OrganisationType.SOURCE, OrganisationType.OTHER)
]


def _one(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    more.setdefault("required", False)
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def consent_field() -> forms.ChoiceField:
    """Who may have it; the least unless somebody says more."""
    return _one(
        _("Who may see this?"),
        Consent.choices,
        initial=Consent.INSIDE.value,
        required=True,
        error_messages={"required": _("Choose who may see this.")},
    )


def kept_from_field() -> forms.MultipleChoiceField:
    """Whom to keep out."""
    return forms.MultipleChoiceField(
        label=_("Is there anyone who should not see it?"),
        choices=KEPT_FROM,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class HowWasItForm(StampedForm):
    """Care, flexibility, fairness; helped or judged."""

    care = _one(_("Did they care about you?"), Rating.choices)
    flexibility = _one(_("Did they make it work for you?"), Rating.choices)
    fairness = _one(_("Were they fair?"), Rating.choices)
    treated = _one(_("Did you feel helped or judged?"), Treated.choices)
    words = forms.CharField(
        label=_("Anything else? You can leave this empty."),
        help_text=_("Please leave out names, numbers and addresses."),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    consent = consent_field()
    kept_from = kept_from_field()

    def clean(self) -> dict[str, Any]:
        """At least one answer."""
        cleaned = super().clean()
        answers = ("care", "flexibility", "fairness", "treated", "words")
        if not self.errors and not any(cleaned.get(name) for name in answers):
            self.add_error(None, gettext("Answer at least one question."))
        return cleaned


class FeelsSafeForm(StampedForm):
    """What makes a place or a part of town feel safe, and when; no words."""

    safe_because = forms.MultipleChoiceField(
        label=_("What makes it feel safe?"),
        choices=Safe.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what makes it feel safe.")},
    )
    part_of_day = _one(
        _("When?"),
        PartOfDay.choices,
        required=True,
        error_messages={"required": _("Choose when it feels safe.")},
    )
    consent = consent_field()
    kept_from = kept_from_field()


class OfAPartOfTown(forms.Form):
    """Which ward it is about, asked first."""

    area = forms.ModelChoiceField(
        label=_("Which part of town?"),
        queryset=Area.objects.none(),
        error_messages={
            "required": _("Choose a part of town."),
            "invalid_choice": _("Choose a part of town."),
        },
    )
    field_order = ["area"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["area"]
        field.queryset = wards()  # type: ignore[attr-defined]
        field.label_from_instance = _name_of  # type: ignore[attr-defined]


class SafeAreaForm(OfAPartOfTown, FeelsSafeForm):
    """The same about a part of town."""


def wards() -> Any:
    """The wards that were loaded last, by name."""
    newest = AreaSet.objects.filter(kind=AreaKind.WARD).order_by("-pk").values("pk")[:1]
    return Area.objects.filter(area_set__in=newest).only("pk", "name", "name_cy").order_by("name")


def _name_of(area: Area) -> str:
    return (get_language() == WELSH and area.name_cy) or area.name


class AssistedForm(HowWasItForm):
    """What a young person says while a youth worker writes."""

    place = forms.CharField(
        label=_("The place: its name in the address of its page"),
        help_text=_("Such as market-hall, from …/places/market-hall/"),
        max_length=200,
    )
    agreed = forms.BooleanField(
        label=_("The young person chose who may see this, and saw what I wrote."),
        error_messages={"required": _("Ask them first; without their yes nothing is kept.")},
    )
    field_order = ["place"]
