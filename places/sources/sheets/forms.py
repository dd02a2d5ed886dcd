"""Forms of a list: whose it is and the file; then what each column is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import Kind
from places.sources.models import Sheet
from places.sources.sheets.columns import GROUPS, problem_of
from places.sources.sheets.loading import is_taken
from places.sources.sheets.sent import Sent, SheetRefused, read_sent

NOT_USED = [("", gettext_lazy("– not used –"))]


class SendForm(forms.ModelForm):
    """Whose list it is, under which licence, and the file."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy("At most 5 MB, 20,000 rows and 60 columns."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    class Meta:
        model = Sheet
        fields = ["source", "licence", "attribution"]
        widgets = {"source": forms.TextInput(attrs={"list": "known"})}
        help_texts = {
            "source": gettext_lazy(
                "The same name every time: what the columns are is remembered for it."
            ),
            "licence": gettext_lazy("Such as “Open Government Licence 3.0”."),
            "attribution": gettext_lazy("Stands wherever the list is shown."),
        }

    def clean_source(self) -> str:
        """The name, which no feed that comes another way has."""
        source = " ".join(self.cleaned_data["source"].split())
        if is_taken(source):
            raise forms.ValidationError(
                _("A feed that is imported another way has this name. Choose another.")
            )
        return source

    def clean_file(self) -> Sent:
        """The file as text."""
        try:
            return read_sent(self.cleaned_data["file"])
        except SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused


class ColumnsForm(forms.Form):
    """What each column of the file is, the kind where it says none, and what becomes public."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind, where a row says none"), choices=Kind.choices
    )
    publish = forms.BooleanField(
        label=gettext_lazy("Publish the listings"),
        help_text=gettext_lazy(
            "Else they wait as drafts. Trusted businesses wait for vetting in either case."
        ),
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        headings: Sequence[str],
        samples: dict[str, list[str]],
        columns: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.headings = list(headings)
        self.chosen: dict[str, str] = {}
        keys = {heading: key for key, heading in columns.items()}
        groups = [(label, list(words.items())) for label, words in GROUPS]
        for number, heading in enumerate(self.headings):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading,
                choices=[*NOT_USED, *groups],
                required=False,
                initial=keys.get(heading, ""),
                help_text=" · ".join(samples.get(heading, [])),
            )

    def columns(self) -> list[forms.BoundField]:
        """The questions about the columns, in the order of the file."""
        return [self[f"column-{number}"] for number in range(len(self.headings))]

    def clean(self) -> dict[str, Any]:
        """``chosen`` is ``{our key: heading}``; each key once, and enough for a listing."""
        found: dict[str, str] = {}
        for number, heading in enumerate(self.headings):
            key = self.cleaned_data.get(f"column-{number}")
            if key in found:
                words = {"one": found[key], "other": heading}
                self.add_error(
                    f"column-{number}",
                    _("“%(one)s” and “%(other)s” cannot both be the same.") % words,
                )
            elif key:
                found[key] = heading
        if not self.errors and (problem := problem_of(found)):
            raise forms.ValidationError(problem)
        self.chosen = found
        return self.cleaned_data
