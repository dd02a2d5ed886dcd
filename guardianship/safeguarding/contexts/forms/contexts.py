"""Beginning, changing and closing a context; who holds it and who has a part."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.contexts.choices import ClosingReason
from guardianship.safeguarding.contexts.forms.base import RecordForm, begin_with_a_capital
from guardianship.safeguarding.contexts.models import LEAD_TYPES, Context
from guardianship.safeguarding.contexts.outcome_words import says_somebody_is_gone
from guardianship.safeguarding.contexts.scope import (
    Setting,
    areas_of,
    colleagues_in,
    homes_of,
    organisations,
)
from guardianship.safeguarding.freetext.fields import TAKE_OUT, FreeTextField, FreeTextForm
from places.models import Organisation


class ContextForm(RecordForm):
    """What the context is, where, and who leads."""

    class Meta:
        model = Context
        fields = ["title", "kind", "home", "area", "lead"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Without a version: what a context is called has no history of its own."""
        super().__init__(*args, **kwargs)
        del self.fields["shown_version"]

    def narrow(self, setting: Setting) -> None:
        """Own areas, and organisations that may lead."""
        fields: dict[str, Any] = self.fields
        fields["home"].queryset = homes_of(setting.person)
        fields["home"].empty_label = None
        fields["area"].queryset = areas_of(setting.person)
        fields["area"].empty_label = _("nowhere: an online space")
        fields["lead"].queryset = organisations().filter(type__in=LEAD_TYPES)
        fields["lead"].empty_label = _("choose one")

    def clean(self) -> dict[str, Any] | None:
        """The type of the lead is that of the organisation."""
        cleaned = super().clean()
        lead: Organisation | None = self.cleaned_data.get("lead")
        if lead:
            self.instance.lead_type = lead.type
        return cleaned


class ClosingForm(FreeTextForm, forms.Form):
    """Why it is closed: something about the context, never that somebody is gone."""

    reason = forms.ChoiceField(
        label=_("why it is closed"), choices=ClosingReason.choices, widget=forms.RadioSelect
    )
    says = FreeTextField(
        label=_("what is different there now"),
        help_text=_("About the place or setting. That a young person left does not make it safer."),
        max_length=1000,
    )
    how_missing = FreeTextField(
        label=_("why nobody was asked how it was done"),
        help_text=_("Only if no outcome says anything of care, flexibility and fairness."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, is_how_known: bool, **kwargs: Any) -> None:
        """``is_how_known``: an outcome says how it was done."""
        super().__init__(*args, **kwargs)
        self.is_how_known = is_how_known
        begin_with_a_capital(self)

    def clean(self) -> dict[str, Any] | None:
        """Nobody is gone; and without a how, a reason why."""
        cleaned = super().clean()
        # After words were taken out, too.
        if says_somebody_is_gone(self.cleaned_data.get("says") or ""):
            self.add_error(
                "says",
                _(
                    "That somebody moved or stopped coming does not make the place safer. Say "
                    "what is different there for the next young person."
                ),
            )
        if not self.is_how_known and not self.cleaned_data.get("how_missing"):
            self.add_error(
                "how_missing",
                _("No outcome says how it was done. Ask young people, or say why you cannot."),
            )
        return cleaned

    def answer_names(self) -> set[str]:
        """Fields that a draft keeps."""
        return set(self.fields) - {TAKE_OUT}


class HolderForm(forms.Form):
    """A colleague with a duty for the same area."""

    def __init__(self, *args: Any, context: Context, **kwargs: Any) -> None:
        """Colleagues who do not hold it yet."""
        super().__init__(*args, **kwargs)
        free = colleagues_in(context.home).exclude(pk__in=context.holders.values("person_id"))
        self.fields["colleague"] = forms.ModelChoiceField(
            free, label=_("who holds it with you"), empty_label=_("choose one")
        )
        begin_with_a_capital(self)


class PartnerForm(forms.Form):
    """An organisation that has a part."""

    def __init__(self, *args: Any, context: Context, **kwargs: Any) -> None:
        """Organisations that have none yet."""
        super().__init__(*args, **kwargs)
        free = organisations().exclude(contexts_shared__context=context)
        self.fields["organisation"] = forms.ModelChoiceField(
            free, label=_("which organisation has a part"), empty_label=_("choose one")
        )
        begin_with_a_capital(self)
