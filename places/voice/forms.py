"""Forms for people without an account; every one carries a signed stamp and an empty box."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.voice import stamps
from places.voice.enums import ConcernAbout, Wrong
from places.voice.models.concern import WORDS_MOST as CONCERN_WORDS_MOST


class StampedForm(forms.Form):
    """A form about one subject, such as ``concern:market-hall``."""

    stamp = forms.CharField(widget=forms.HiddenInput, max_length=400, required=False)
    # What only machines fill in.
    web_page = forms.CharField(
        label=gettext_lazy("Leave this box empty"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, subject: str, data: Any = None, **kwargs: Any) -> None:
        self.subject = subject
        super().__init__(data, **kwargs)
        self.initial["stamp"] = stamps.stamp(subject)

    def clean(self) -> dict[str, Any]:
        """Refuse, with the reason, what no person sends; what was written stays in the form."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("web_page"):
            self.add_error(None, _("One box has to stay empty. Empty it and press once more."))
        try:
            stamps.check(cleaned.get("stamp", ""), self.subject)
        except stamps.TooQuick:
            self.add_error(None, _("That was very quick. Press the button once more."))
        except stamps.TooOld:
            # A new stamp goes out with the page, so that the next press counts.
            sent = QueryDict(mutable=True)
            sent.update(self.data)
            sent["stamp"] = stamps.stamp(self.subject)
            self.data = sent
            self.add_error(
                None, _("This page was open for a long time. Press the button once more.")
            )
        return cleaned

    def shown_fields(self) -> list[forms.BoundField]:
        """Fields for people."""
        return [field for field in self.visible_fields() if field.name != "web_page"]


class ConcernForm(StampedForm):
    """What somebody is worried about."""

    about = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=ConcernAbout.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What happened? You can leave this empty."),
        help_text=gettext_lazy("Please leave out names of young people and phone numbers."),
        required=False,
        max_length=CONCERN_WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )


class WrongForm(StampedForm):
    """One thing that is wrong; each choice is a button of its own."""

    what = forms.ChoiceField(
        choices=Wrong.choices,
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("Choose what is wrong."),
            "invalid_choice": gettext_lazy("Choose what is wrong."),
        },
    )


class CodeForm(forms.Form):
    """A code from the end of a form."""

    code = forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type your code.")},
    )
