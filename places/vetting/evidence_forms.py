"""One small form for each kind of evidence; each is saved by itself.

A file is filled by several people over weeks. So a row of evidence is added or taken out on its
own, and no page with everything on it can bury what somebody else just wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guardianship.lib import clock
from places.vetting.models import (
    ChecklistItem,
    LawfulCheck,
    PaperVersion,
    RegulatedRole,
    SignedPaper,
    SpotCheck,
    TrainingSession,
    VettingCase,
    Visit,
)

DAYS = ("seen_on", "visited_on", "held_on", "signed_on", "checked_on")


class EvidenceForm(forms.ModelForm):
    """A row about one case; nothing was seen tomorrow."""

    def __init__(self, *args: Any, case: VettingCase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.case = case
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            if name in DAYS:
                field.initial = clock.today()
        self._offer(case)

    def _offer(self, case: VettingCase) -> None:
        roles: Any = self.fields.get("regulated_role")
        if roles is not None:
            roles.queryset = RegulatedRole.objects.filter(case=case)
        said = self.fields.get("phrase")
        if said is not None:
            said.initial = agreed_phrase()

    def _get_validation_exclusions(self) -> set[str]:
        """The case is ours, not the form's: constraints that name it are still checked."""
        return super()._get_validation_exclusions() - {"case"}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Put an error at a day that lies ahead."""
        cleaned = super().clean() or self.cleaned_data
        for name in DAYS:
            day = cleaned.get(name)
            if day is not None and day > clock.today():
                self.add_error(name, _("This day is still to come."))
        return cleaned


@dataclass(frozen=True)
class Evidence:
    """One kind: its word in addresses, its heading, its rows and the fields of its form."""

    word: str
    heading: str | Promise
    model: type[Model]
    related: str
    fields: tuple[str, ...]

    def form_class(self) -> type[EvidenceForm]:
        """A form with these fields."""
        made: Any = forms.modelform_factory(self.model, form=EvidenceForm, fields=self.fields)
        found: type[EvidenceForm] = made
        return found


EVIDENCE = {
    kind.word: kind
    for kind in (
        Evidence(
            "checklist",
            _("Checklist"),
            ChecklistItem,
            "checklist",
            ("item", "seen_on", "runs_until"),
        ),
        Evidence(
            "visits", _("Visits"), Visit, "visits", ("visited_on", "visitors", "suitable", "note")
        ),
        Evidence(
            "training",
            _("Training"),
            TrainingSession,
            "trainings",
            ("held_on", "trained", "staff_then", "roles"),
        ),
        Evidence(
            "signatures",
            _("Signatures"),
            SignedPaper,
            "signatures",
            ("paper", "signed_on", "signed_by_role"),
        ),
        Evidence(
            "checks",
            _("Checks that the law allows"),
            LawfulCheck,
            "lawful_checks",
            ("level", "about_role", "regulated_role", "seen_on", "seen_by_role", "suitable"),
        ),
        Evidence(
            "spot-checks",
            _("Spot checks"),
            SpotCheck,
            "spot_checks",
            ("checked_on", "way", "phrase", "passed"),
        ),
    )
}


def agreed_phrase() -> str:
    """The phrase of the newest agreement in force; "" where none says one."""
    known = PaperVersion.objects.filter(kind="agreement", in_force_from__lte=clock.today())
    newest = known.exclude(phrase="").order_by("-version").first()
    return newest.phrase if newest else ""
