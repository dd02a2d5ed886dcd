"""Who leads, typed as a name: an organisation that exists, and that the public can know of."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from places.enums import OrganisationType
from places.models import Organisation
from places.outreach.addresses import public_organisations

LONGEST_CHARS = 160
NAMED = 5


class LeadField(forms.CharField):
    """The name of an organisation; cleans to the organisation, or to None where it is empty.

    What is shown and what is typed is the name, in either language. Whoever has nothing public
    is not found, as nobody learns here who else is written down.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_CHARS, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The name of the organisation that is chosen; what was typed stays as it was typed."""
        if not isinstance(value, int):
            return value
        found = Organisation.objects.filter(pk=value).first()
        return found.name if found else ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another name was typed."""
        return bool(super().has_changed(self.prepare_value(initial), data))

    def clean(self, value: Any) -> Organisation | None:
        """The one organisation of this name; ``ValidationError`` says what else there is."""
        typed: str = super().clean(value)
        if not typed:
            return None
        named = [one for one in _named(typed, "iexact") if _may_lead(one)]
        if len(named) == 1:
            return named[0]
        if named:
            raise ValidationError(_("Several have this name. Please write to the team."))
        near = [one.name for one in _named(typed, "icontains") if _may_lead(one)][:NAMED]
        if near:
            said = _("Nobody has exactly this name. Did you mean: %(names)s?")
            raise ValidationError(said % {"names": "; ".join(near)})
        said = _("We know nobody of this name. Write it as it stands on their page here.")
        raise ValidationError(said)


def _named(typed: str, how: str) -> list[Organisation]:
    rows = public_organisations()
    found = rows.filter(**{f"name__{how}": typed}) | rows.filter(**{f"name_cy__{how}": typed})
    return list(found.order_by("name", "pk").distinct())


def _may_lead(organisation: Organisation) -> bool:
    """Youth work is led by no police or enforcement body (ledger B5, F3)."""
    return bool(organisation.type != OrganisationType.ENFORCEMENT)
