"""What somebody says of a line: what stands in the way, why, when, and where it runs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.gis.geos import GEOSGeometry
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gis.crs import WGS84
from gis.models import Area
from gis.widgets.fields import LineWidget
from guardianship.insight.barriers.drawing import MOST_CHARACTERS, BadDrawing, lines_of
from guardianship.insight.models.barrier import NAME_MOST, WHY_MOST, Barrier
from guardianship.safeguarding.freetext.fields import FreeTextField

# A line may run a little over the boundary; about ten kilometres, in degrees.
BEYOND_DEG = 0.1


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class BarrierForm(forms.Form):
    """One line of an authority; ``put_into`` writes a valid form into its row."""

    name = FreeTextField(
        label=gettext_lazy("What stands in the way?"),
        help_text=gettext_lazy("A place, such as “Quay underpass”; never a person or a group."),
        max_length=NAME_MOST,
        widget=forms.TextInput,
    )
    why = FreeTextField(
        label=gettext_lazy("Why do young people not cross it?"),
        help_text=gettext_lazy(
            "What they say of the place, such as “locked at dusk” or “no light and no way out”."
        ),
        max_length=WHY_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("On which days? None and no times: always."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    from_at = _time(gettext_lazy("From"))
    until_at = _time(gettext_lazy("Until (after midnight works)"))
    line = forms.CharField(
        label=gettext_lazy("Where does it run?"),
        help_text=gettext_lazy(
            "A corner a line, such as “-2.9977, 51.5842”, longitude first; or GeoJSON. An empty "
            "line begins another part. Of an area the outline counts."
        ),
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("Or a file of GeoJSON; it takes the place of what is drawn"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".geojson,.json,application/geo+json"}),
    )

    def __init__(self, authority: Area, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority = authority
        around = ",".join(f"{side:.5f}" for side in authority.boundary.extent)
        self.fields["line"].widget = LineWidget(
            attrs={"rows": 5, "spellcheck": "false"}, start=around, search_url=""
        )

    def clean(self) -> dict[str, Any]:
        """A window is whole or not there, and the line runs here."""
        said = super().clean() or {}
        self._check_window(said)
        text = said.get("line") or ""
        if said.get("file"):
            text = self._of_file(said["file"])
        if "line" not in self.errors and "file" not in self.errors:
            self._check_line(said, text)
        return said

    def _check_window(self, said: dict[str, Any]) -> None:
        if {"days", "from_at", "until_at"} & set(self.errors):
            return
        window = [said["from_at"], said["until_at"]]
        if said["days"] and window == [None, None]:
            self.add_error("from_at", _("Say from when until when it stands on these days."))
        elif None in window and window != [None, None]:
            missing = "from_at" if window[0] is None else "until_at"
            self.add_error(missing, _("Give both times, or neither for always."))
        elif None not in window and window[0] == window[1]:
            self.add_error(
                "until_at", _("That is no time at all. For a whole day write 00:00 to 23:59.")
            )
        elif None not in window and not said["days"]:
            said["days"] = list(WEEKDAYS)

    def _of_file(self, file: Any) -> str:
        if file.size > MOST_CHARACTERS:
            self.add_error("file", _("That file is too large for one line."))
            return ""
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.add_error("file", _("This cannot be read as GeoJSON."))
            return ""

    def _check_line(self, said: dict[str, Any], text: str) -> None:
        field = "file" if said.get("file") else "line"
        try:
            drawn = lines_of(text)
        except BadDrawing as error:
            self.add_error(field, str(error))
            return
        line = GEOSGeometry(memoryview(drawn.wkb), srid=WGS84)
        west, south, east, north = self.authority.boundary.extent
        left, below, right, above = line.extent
        if not self.authority.boundary.intersects(line):
            words = _("It runs nowhere in %(area)s.") % {"area": self.authority.name}
            self.add_error(field, words)
        elif max(west - left, south - below, right - east, above - north) > BEYOND_DEG:
            self.add_error(field, _("It runs far beyond %(area)s.") % {"area": self.authority.name})
        said["drawn"] = line

    def put_into(self, barrier: Barrier) -> Barrier:
        """The row with what the form says, not saved."""
        said = self.cleaned_data
        barrier.name, barrier.why, barrier.line = said["name"], said["why"], said["drawn"]
        barrier.days = sorted(said["days"])
        barrier.from_at, barrier.until_at = said["from_at"], said["until_at"]
        return barrier

    @staticmethod
    def initial_of(barrier: Barrier) -> dict[str, Any]:
        """What the form shows of a line that is there."""
        return {
            "name": barrier.name,
            "why": barrier.why,
            "days": barrier.days,
            "from_at": barrier.from_at,
            "until_at": barrier.until_at,
            "line": barrier.line.geojson,
        }
