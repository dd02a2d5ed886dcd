"""Parts of a listing, each on a page of its own; which is of high risk says ``risk.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guardianship.lib import clock
from places.enums import AccessFact, ExceptionChoice, Kind, PracticalHelp
from places.funding import PROVISION, checked_funding
from places.models import Listing, ListingException
from places.portal.forms.lead import LeadField
from places.portal.risk import NEVER_PUBLIC, RISKS, Risk
from places.portal.writing import Edit


class PartForm(forms.ModelForm):
    """Some fields of a listing."""

    def edit(self) -> Edit:
        """Set what was changed here, and only that, on a version of the listing."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data}

        def change(listing: Listing) -> None:
            for name, value in changed.items():
                setattr(listing, name, value)

        return change

    def validate_constraints(self) -> None:
        """What concerns the whole row is asked where it is written."""


def say_of_a_team(form: forms.ModelForm) -> None:
    """Nobody walks in where youth workers are out and about: there one meets them."""
    if form.instance.kind != Kind.DETACHED_YOUTH_WORK:
        return
    form.fields["walk_in"].label = _("What happens when you meet the team")
    form.fields["walk_in_cy"].label = _("What happens when you meet the team, in Welsh")


class ContactForm(PartForm):
    """How to reach it."""

    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=300, assume_scheme="https"
    )

    class Meta:
        model = Listing
        fields = ["phone", "text_number", "email", "website"]


class WordsForm(PartForm):
    """What young people read before they walk in."""

    practical_help = forms.MultipleChoiceField(
        label=gettext_lazy("Practical help"),
        choices=PracticalHelp.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Listing
        fields = [
            "summary",
            "summary_cy",
            "walk_in",
            "walk_in_cy",
            "who_you_meet",
            "who_you_meet_cy",
            "bring_friend",
            "give_name",
            "stay_note",
            "stay_note_cy",
            "cost",
            "cost_note",
            "practical_help",
        ]
        widgets = dict.fromkeys(
            ("summary", "summary_cy", "walk_in", "walk_in_cy", "who_you_meet", "who_you_meet_cy"),
            forms.Textarea(attrs={"rows": 4}),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_of_a_team(self)


class FactsForm(PartForm):
    """What it is, for whom, and how one gets in."""

    access_facts = forms.MultipleChoiceField(
        label=gettext_lazy("Other access facts"),
        choices=AccessFact.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Listing
        fields = [
            "name",
            "name_cy",
            "kind",
            "age_from",
            "age_to",
            "access",
            "access_note",
            "step_free",
            "access_facts",
        ]

    def clean(self) -> dict[str, Any]:
        """Ages in order, said beside the field."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("age_from"), cleaned.get("age_to")
        if first is not None and last is not None and last < first:
            self.add_error("age_to", _("The upper age is below the lower one."))
        for name in ("age_from", "age_to"):
            if (cleaned.get(name) or 0) > 120:
                self.add_error(name, _("Ages go up to 120."))
        return cleaned


class TeamForm(PartForm):
    """What young people know a team by that is out and about, and who leads it."""

    lead_organisation = LeadField(
        label=gettext_lazy("Who leads, where several of you go out together?"),
        help_text=gettext_lazy(
            "The name of an organisation that is listed here. Empty: you lead yourselves."
        ),
    )

    class Meta:
        model = Listing
        fields = ["recognise", "recognise_cy", "lead_organisation"]
        widgets = dict.fromkeys(("recognise", "recognise_cy"), forms.Textarea(attrs={"rows": 3}))


class FundingForm(PartForm):
    """Until when it is paid for (ledger B7)."""

    class Meta:
        model = Listing
        fields = ["funded_until"]
        labels = {"funded_until": gettext_lazy("Until when is it paid for?")}
        help_texts = {"funded_until": gettext_lazy("Leave it empty if you do not know.")}
        widgets = {
            "funded_until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def clean_funded_until(self) -> Any:
        """A day to come; one that was said before and has passed may stay."""
        day = self.cleaned_data["funded_until"]
        return checked_funding(day) if "funded_until" in self.changed_data else day


class ClosureForm(forms.Form):
    """Closed for some days."""

    first_day = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    last_day = forms.DateField(
        label=gettext_lazy("Last day"), widget=forms.DateInput(attrs={"type": "date"})
    )
    note = forms.CharField(
        label=gettext_lazy("Why? Young people read this."), max_length=200, required=False
    )
    note_cy = forms.CharField(label=gettext_lazy("Why, in Welsh"), max_length=200, required=False)

    def __init__(self, *args: Any, listing: Listing, **kwargs: Any) -> None:
        self.listing = listing
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Days in order, not all past, and none of which the listing says something else."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first."))
        elif last and last < clock.today():
            self.add_error("last_day", _("These days have passed."))
        elif (
            first
            and last
            and any(
                row.first_day <= last and row.last_day >= first
                for row in self.listing.exceptions.all()
            )
        ):
            self.add_error("first_day", _("It already has other dates within these days."))
        return cleaned

    def edit(self) -> Edit:
        """Add the days to a version of the listing."""
        said = dict(self.cleaned_data)

        def change(listing: Listing) -> None:
            listing.exceptions.add(ListingException(kind=ExceptionChoice.CLOSED, **said))

        return change


@dataclass(frozen=True)
class Part:
    """A page with some fields: its form and what it is called."""

    name: str
    form: type[PartForm]
    heading: str | Promise
    # Of listings of these kinds alone; none named are all.
    kinds: tuple[str, ...] = ()

    def fits(self, listing: Listing) -> bool:
        """Whether a listing has this page."""
        return not self.kinds or listing.kind in self.kinds

    @property
    def is_public(self) -> bool:
        """Whether young people read what is said here."""
        return not NEVER_PUBLIC.issuperset(self.form.base_fields)

    @property
    def risk(self) -> Risk:
        """High where any of its fields is."""
        risks = {RISKS[field] for field in self.form.base_fields}
        return Risk.HIGH if Risk.HIGH in risks else Risk.LOW


PARTS = {
    part.name: part
    for part in (
        Part("contact", ContactForm, gettext_lazy("How to reach it")),
        Part("words", WordsForm, gettext_lazy("What young people read")),
        Part("facts", FactsForm, gettext_lazy("What it is and who can come")),
        Part(
            "team",
            TeamForm,
            gettext_lazy("How to recognise the team, and who leads it"),
            (Kind.DETACHED_YOUTH_WORK.value,),
        ),
        Part("funding", FundingForm, gettext_lazy("Until when it is paid for"), PROVISION),
    )
}
