"""The form that gives a duty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gis.models import Area, AreaKind
from guardianship.accounts.models import User
from guardianship.accounts.roles import Role
from guardianship.lib import clock
from guardianship.safeguarding.rights.enums import Purpose
from guardianship.safeguarding.wall.enums import DutyRole
from guardianship.safeguarding.wall.models import AreaDuty

# The group without which a duty of this kind opens no page.
GROUPS: dict[DutyRole, Role] = {
    DutyRole.PRACTITIONER: Role.PRACTITIONER,
    DutyRole.LEAD: Role.SAFEGUARDING_LEAD,
    DutyRole.ANALYST: Role.ANALYST,
    DutyRole.COMMISSIONER: Role.COMMISSIONER,
}
_DAY = forms.DateInput(attrs={"type": "date"})


class _People(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name} ({obj.email})"


class _Areas(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.area_set.get_kind_display()})"


class DutyForm(forms.Form):
    """Who, which area, what for, until when. Nobody is offered themselves."""

    person = _People(label=_("Who"), queryset=User.objects.none(), empty_label=_("choose one"))
    role = forms.ChoiceField(label=_("As what"), choices=[])
    area = _Areas(
        label=_("Which area"),
        queryset=Area.objects.none(),
        empty_label=_("choose one"),
        help_text=_("Everything inside it is theirs to read as well."),
    )
    purpose = forms.ChoiceField(
        label=_("What for"),
        required=False,
        choices=[("", _("it is their own area")), *Purpose.choices],
        help_text=_(
            "For anything but their own area they say this each time, and every look is noted."
        ),
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=_DAY,
        help_text=_("May stay empty for their own area alone."),
    )

    def __init__(self, giver: User, data: Any = None) -> None:
        super().__init__(data)
        groups = [role.value for role in GROUPS.values()]
        people = User.objects.filter(is_active=True, groups__name__in=groups).exclude(pk=giver.pk)
        self.fields["person"].queryset = people.distinct().order_by("full_name")  # type: ignore[attr-defined]
        areas = Area.objects.filter(
            Q(area_set__kind=AreaKind.AUTHORITY) | Q(area_set__kind=AreaKind.WARD)
        )
        self.fields["area"].queryset = (  # type: ignore[attr-defined]
            areas.select_related("area_set").defer("boundary").order_by("area_set__kind", "name")
        )
        self.fields["role"].choices = [(role.value, role.label) for role in GROUPS]  # type: ignore[attr-defined]

    def clean_ends_on(self) -> Any:
        """Today at the earliest."""
        last = self.cleaned_data["ends_on"]
        if last and last < clock.today():
            raise forms.ValidationError(gettext("This day is over. Choose today or a later one."))
        return last

    def clean(self) -> dict[str, Any]:
        """The role is held, a look beyond one's own area ends, and nothing is given twice."""
        said = super().clean() or {}
        if self.errors:
            return said
        role = DutyRole(said["role"])
        if not said["person"].groups.filter(name=GROUPS[role].value).exists():
            self.add_error(
                "role", gettext("This person does not have that role. Give them the role first.")
            )
        if said["purpose"] and not said["ends_on"]:
            self.add_error("ends_on", gettext("A look beyond their own area needs a last day."))
        same = AreaDuty.objects.current().filter(
            person=said["person"], area=said["area"], role=role, purpose=said["purpose"]
        )
        if same.exists():
            self.add_error("area", gettext("This person has that duty already."))
        return said
