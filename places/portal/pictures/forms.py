"""A picture and what was agreed about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images import get_image_model

from guardianship.lib import clock
from places.portal.pictures.models import ListingPicture, People

AGREED = ("alt", "alt_cy", "people", "consent_from", "consent_on", "consent_until")


class PictureForm(forms.ModelForm):
    """Sent in by the organisation."""

    file = forms.FileField(
        label=gettext_lazy("Picture (JPEG, PNG, WebP or AVIF, at most 5 MB)"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    people = forms.ChoiceField(
        label=gettext_lazy("People in it"), choices=People.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = ListingPicture
        fields = ["file", *AGREED]
        widgets = {
            "consent_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "consent_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_file(self) -> Any:
        """Only what can be drawn anew; the image model says in words what cannot."""
        file = self.cleaned_data["file"]
        get_image_model()(file=file)
        file.seek(0)
        return file

    def clean(self) -> dict[str, Any]:
        """Whoever can be recognised agreed, before today and for longer than today."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("consent_on"), cleaned.get("consent_until")
        if cleaned.get("people") == People.AGREED:
            if not cleaned.get("consent_from"):
                self.add_error("consent_from", _("Say who agreed."))
            if first is None and "consent_on" not in self.errors:
                self.add_error("consent_on", _("Say when they agreed."))
        if first and first > clock.today():
            self.add_error("consent_on", _("This day has not come yet."))
        if last and last < (first or clock.today()):
            self.add_error("consent_until", _("This is before they agreed."))
        elif last and last < clock.today():
            self.add_error("consent_until", _("These days have passed."))
        return cleaned

    def agreed(self) -> dict[str, Any]:
        """The texts and the consent."""
        return {name: self.cleaned_data[name] for name in AGREED}


class RefusalForm(forms.Form):
    """Why a picture is sent back."""

    why = forms.CharField(label=gettext_lazy("Why? The organisation reads this."), max_length=300)
