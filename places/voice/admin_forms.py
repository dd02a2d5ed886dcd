"""What leads and moderators fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from places.voice.enums import Change, ConcernReply, Outcome
from places.voice.models.concern import WORDS_MOST


class DecisionForm(forms.Form):
    """A decision about a concern."""

    outcome = forms.ChoiceField(label=_("What was found"), choices=Outcome.choices)
    change = forms.ChoiceField(label=_("What changed"), choices=Change.choices)
    reasons = forms.CharField(
        label=_("Why. Only safeguarding leads read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=WORDS_MOST,
    )
    reply = forms.ChoiceField(
        label=_("What the sender reads with the code"), choices=ConcernReply.choices
    )
    stays_hidden = forms.BooleanField(label=_("The listing stays hidden"), required=False)
