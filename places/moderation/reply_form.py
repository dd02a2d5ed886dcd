"""The form with which something is sent back: a kind reply, own words, or both."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

WORDS_MOST = 1000


def offered() -> QuerySet:
    """Replies that moderators may choose."""
    replies: QuerySet = apps.get_model("moderation.CannedReply").objects.filter(is_offered=True)
    return replies


class ReplyForm(forms.Form):
    """A list to choose from, so that it works without scripts."""

    reply: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("A kind reply, in English and Welsh"), queryset=None, required=False
    )
    comment = forms.CharField(
        label=_("Your own words"),
        required=False,
        max_length=WORDS_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].queryset = offered()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One comment, reply first. Whoever reads it is owed a reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        reply, words = cleaned.pop("reply", None), cleaned.get("comment", "").strip()
        if reply is None and not words and not self.errors:
            raise forms.ValidationError(_("Choose a reply, or say in a few words what to change."))
        said = [reply.in_both_languages()] if reply else []
        return {"comment": "\n\n".join([*said, words] if words else said)}
