"""Pages of which every answer counts, also one that the form proposed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import PLAIN_KIND, Access, Kind, PracticalHelp
from places.models import Listing
from places.place_facts import LANGUAGE_NAMES
from places.portal.forms.parts import FactsForm, PartForm, say_of_a_team
from places.portal.new.defaults import proposed_for
from places.portal.new.pages import can_be_asked, must_be_asked
from places.portal.writing import Edit


class AnswersForm(PartForm):
    """Some questions. ``later`` asks for no answer but those without which nothing is kept."""

    seldom: tuple[str, ...] = ()
    never_without: tuple[str, ...] = ()

    def __init__(self, *args: Any, later: bool = False, **kwargs: Any) -> None:
        draft = kwargs.get("instance")
        kwargs["initial"] = proposed_for(draft, self._meta.fields or ()) if draft else {}
        super().__init__(*args, **kwargs)
        self.later = later
        if later:
            for name, field in self.fields.items():
                field.required = name in self.never_without

    def main_fields(self) -> list[forms.BoundField]:
        """What nearly everybody answers."""
        return [self[name] for name in self.fields if name not in self.seldom]

    def seldom_fields(self) -> list[forms.BoundField]:
        """What few do."""
        return [self[name] for name in self.seldom]

    def has_seldom_answers(self) -> bool:
        """Whether one of those has an answer, or a mistake, that must not stay folded away."""
        return any(field.value() or field.errors for field in self.seldom_fields())

    def edit(self) -> Edit:
        """Set all of this page's fields on a version of the listing."""
        said = {name: self.cleaned_data[name] for name in self._meta.fields or ()}

        def change(listing: Listing) -> None:
            for name, value in said.items():
                setattr(listing, name, value)

        return change


class WhatForm(AnswersForm):
    """What it is. A change of kind takes away what only the other kind has."""

    seldom = ("name_cy", "summary_cy")
    never_without = ("name", "kind")
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of thing is it?"),
        choices=list(PLAIN_KIND.items()),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A shop that will help is visited and vetted before it is public."),
    )

    class Meta:
        model = Listing
        fields = ["name", "kind", "summary", "name_cy", "summary_cy"]
        labels = {
            "name": gettext_lazy("What is it called?"),
            "summary": gettext_lazy("What can you do there, in a sentence or two?"),
        }
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("summary", "summary_cy")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].required = not self.later

    def edit(self) -> Edit:
        """Also let go of patches where nobody walks, and of the venue where somebody does."""
        plain, kind = super().edit(), self.cleaned_data["kind"]

        def change(listing: Listing) -> None:
            plain(listing)
            if kind == Kind.DETACHED_YOUTH_WORK:
                listing.place = None
                return
            sessions = list(listing.sessions.all())
            for session in sessions:
                session.coverage_area = None
            listing.sessions = sessions

        return change


def _many(label: Any, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class WhoForm(AnswersForm, FactsForm):
    """Who can come, what it costs, and what helps them."""

    seldom = ("access_note", "cost_note", "languages")
    access = forms.ChoiceField(
        label=gettext_lazy("Who can come?"),
        choices=[choice for choice in Access.choices if choice[0] != Access.NOT_SAID],
        widget=forms.RadioSelect,
    )
    practical_help = _many(gettext_lazy("Practical help"), PracticalHelp.choices)
    languages = _many(gettext_lazy("Languages that you speak there"), ())

    class Meta:
        model = Listing
        fields = [
            "access",
            "age_from",
            "age_to",
            "cost",
            "step_free",
            "access_facts",
            "practical_help",
            "access_note",
            "cost_note",
            "languages",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = dict(LANGUAGE_NAMES) | {
            code: code for code in self.instance.languages if code not in LANGUAGE_NAMES
        }
        field: Any = self.fields["languages"]
        field.choices = list(known.items())

    def clean_access(self) -> str:
        """ "Not said" where somebody goes on later without an answer."""
        return self.cleaned_data["access"] or str(Access.NOT_SAID)


class InsideForm(AnswersForm):
    """What happens when you walk in, and how to get in touch."""

    seldom = ("stay_note", "walk_in_cy", "who_you_meet_cy", "stay_note_cy")
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, max_length=300, assume_scheme="https"
    )

    class Meta:
        model = Listing
        fields = [
            "walk_in",
            "who_you_meet",
            "bring_friend",
            "give_name",
            "phone",
            "text_number",
            "email",
            "website",
            "stay_note",
            "walk_in_cy",
            "who_you_meet_cy",
            "stay_note_cy",
        ]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("walk_in", "who_you_meet", "walk_in_cy", "who_you_meet_cy")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["walk_in"].required = not self.later
        say_of_a_team(self)

    def clean(self) -> dict[str, Any]:
        """Some way to get in touch, where nobody can come without."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.later or self.errors or not must_be_asked(self.instance):
            return cleaned
        if not can_be_asked(Listing(**{n: cleaned[n] for n in CONTACTS})):
            self.add_error("phone", _("Young people have to ask first, so give one way to ask."))
        return cleaned


CONTACTS = ("phone", "text_number", "email", "website")
