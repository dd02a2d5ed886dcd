"""The finder's form: reads what came in an address, and says kindly what it could not read."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from places.enums import Access, Kind, PracticalHelp
from places.finder.inside import AREA_SHAPE, Extent, NotAnExtent, read_extent
from places.finder.moment import When
from places.finder.query import (
    DEFAULT_RADIUS_M,
    LARGEST_RADIUS_M,
    OLDEST_AGE,
    SMALLEST_RADIUS_M,
    Asked,
    FinderQuery,
)

LONGEST_NEAR = 120
LAST_PAGE = 1_000_000
YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
AT_SHAPES = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M")
YEARS = range(2000, 2101)


class FlagField(forms.Field):
    """A tick: ``1`` or nothing, and their likes; anything else is a mistake."""

    def to_python(self, value: Any) -> bool:
        """Whether it is ticked."""
        word = str(value or "").strip().lower()
        if word in YES:
            return True
        if word in NO:
            return False
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class WallClockField(forms.Field):
    """A date and a time on London's clock, as ``2026-11-28T21:30``."""

    def to_python(self, value: Any) -> datetime | None:
        """The naive wall clock, or None."""
        text = str(value or "").strip()
        if not text:
            return None
        for shape in AT_SHAPES:
            try:
                wall = datetime.strptime(text, shape)  # noqa: DTZ007
            except ValueError:
                continue
            if wall.year in YEARS:
                return wall.replace(second=0)
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class ExtentField(forms.Field):
    """A box as ``west,south,east,north`` in degrees."""

    def to_python(self, value: Any) -> Extent | None:
        """The box, or None."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_extent(text)
        except NotAnExtent:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


def _says(message: Any) -> dict[str, Any]:
    codes = ("invalid", "invalid_choice", "invalid_list", "min_value", "max_value")
    return dict.fromkeys((*codes, "max_length", "null_characters_not_allowed"), message)


def _flag(label: Any) -> FlagField:
    message = gettext_lazy("“%(field)s” is a tick: write 1, or leave it out.")
    return FlagField(label=label, required=False, error_messages=_says(message))


class FinderForm(forms.Form):
    """The parameters of ``/find/``; every one may be missing."""

    when = forms.ChoiceField(
        label=gettext_lazy("When"),
        required=False,
        choices=[("", "")] + [(when.value, when.value) for when in When],
        error_messages=_says(
            gettext_lazy("“%(field)s” can be now, tonight or weekend. We left it out.")
        ),
    )
    at = WallClockField(
        label=gettext_lazy("Day and time"),
        required=False,
        error_messages=_says(
            gettext_lazy("“%(field)s” looks like 2026-11-28T21:30. We left it out.")
        ),
    )
    near = forms.CharField(
        label=gettext_lazy("Near"),
        required=False,
        max_length=LONGEST_NEAR,
        error_messages=_says(
            gettext_lazy("“%(field)s” is a place name or the start of a postcode, like NP20.")
        ),
    )
    radius_m = forms.IntegerField(
        label=gettext_lazy("How far"),
        required=False,
        min_value=SMALLEST_RADIUS_M,
        max_value=LARGEST_RADIUS_M,
        error_messages=_says(
            gettext_lazy("“%(field)s” is a number of metres from 100 to 50000. We left it out.")
        ),
    )
    kind = forms.MultipleChoiceField(
        label=gettext_lazy("What kind"),
        required=False,
        choices=Kind.choices,
        error_messages=_says(
            gettext_lazy("“%(field)s” has a word we do not know. We left it out.")
        ),
    )
    age = forms.IntegerField(
        label=gettext_lazy("My age"),
        required=False,
        min_value=0,
        max_value=OLDEST_AGE,
        error_messages=_says(
            gettext_lazy("“%(field)s” is a number of years, like 14. We left it out.")
        ),
    )
    free = _flag(gettext_lazy("Free"))
    help = forms.MultipleChoiceField(
        label=gettext_lazy("What you need"),
        required=False,
        choices=PracticalHelp.choices,
        error_messages=_says(
            gettext_lazy("“%(field)s” has a word we do not know. We left it out.")
        ),
    )
    access = forms.MultipleChoiceField(
        label=gettext_lazy("Who can come"),
        required=False,
        choices=Access.choices,
        error_messages=_says(
            gettext_lazy("“%(field)s” has a word we do not know. We left it out.")
        ),
    )
    step_free = _flag(gettext_lazy("Step-free"))
    friend = _flag(gettext_lazy("Can bring a friend"))
    unsure = _flag(gettext_lazy("Show the not sure ones"))
    here = _flag(gettext_lazy("From where you are"))
    extent = ExtentField(
        label=gettext_lazy("Part of the map"),
        required=False,
        error_messages=_says(
            gettext_lazy("“%(field)s” is west, south, east, north: -3.1,51.5,-2.9,51.7.")
        ),
    )
    area = forms.RegexField(
        AREA_SHAPE,
        label=gettext_lazy("Area"),
        required=False,
        error_messages=_says(
            gettext_lazy("“%(field)s” has a word we do not know. We left it out.")
        ),
    )
    page = forms.IntegerField(
        label=gettext_lazy("Page"),
        required=False,
        min_value=1,
        max_value=LAST_PAGE,
        error_messages=_says(gettext_lazy("“%(field)s” is a number from 1 up. We left it out.")),
    )

    def problems(self) -> dict[str, str]:
        """One kind sentence for each field that could not be read; the fields' own names stay."""
        return {
            name: str(errors.as_data()[0].message) % {"field": self.fields[name].label}
            for name, errors in self.errors.items()
        }


def read_question(data: QueryDict) -> Asked:
    """The question in an address or a posted form, as far as it can be read."""
    tidy = data.copy()
    for name in ("kind", "help", "access"):
        tidy.setlist(name, [value for value in data.getlist(name) if value.strip()])
    form = FinderForm(tidy)
    problems = form.problems()
    read = form.cleaned_data
    query = FinderQuery(
        when=When(read["when"]) if read.get("when") else None,
        at=read.get("at"),
        near=read.get("near", ""),
        radius_m=read.get("radius_m") or DEFAULT_RADIUS_M,
        kinds=_once_each(read.get("kind", [])),
        age=read.get("age"),
        free=read.get("free", False),
        helps=_once_each(read.get("help", [])),
        access=_once_each(read.get("access", [])),
        step_free=read.get("step_free", False),
        friend=read.get("friend", False),
        unsure=read.get("unsure", False),
        here=read.get("here", False),
        extent=read.get("extent"),
        area=read.get("area", ""),
        page=read.get("page") or 1,
    )
    return Asked(query, problems)


def _once_each(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def unknown_place(text: str) -> str:
    """What to say of a place that nobody knows."""
    message = _("We do not know a place called “%(text)s”. Try a town, or a postcode like NP20.")
    return message % {"text": text}
