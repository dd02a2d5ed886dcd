"""Pages that read one release."""

from __future__ import annotations

from typing import Any

from guardianship.insight.charts.figure import Figure
from guardianship.insight.reading import making
from guardianship.insight.reading.choices_in_words import inputs_table, parameters_table
from guardianship.insight.reading.equity import equity_figures, knows_deprivation
from guardianship.insight.reading.harm import CONTACT, harm_figures, sources_of
from guardianship.insight.reading.harm_hours import hours_figures
from guardianship.insight.reading.harm_modelled import modelled_figures, profiles_to_choose
from guardianship.insight.reading.links import to_release
from guardianship.insight.reading.looked_for import looked_for
from guardianship.insight.reading.partners import mix_of
from guardianship.insight.reading.profile import profile_of
from guardianship.insight.reading.support import at_slot
from guardianship.insight.reading.together import side_by_side
from guardianship.insight.reading.weeks import week_of
from guardianship.insight.reading.young_people import said_at
from guardianship.insight.views.base import ReleasePage

# Layers are on unless they were unticked in the form, which says that it was sent.
SENT = "layers"
YOUNG_PEOPLE, SUPPORT = "young_people", "support"


class Overview(ReleasePage):
    """A release at one time: sentences, then the layers, then the week."""

    template_name = "insight/overview.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """Young people's views come first and are on; harm is off until a source is asked for."""
        asked = self.request.GET
        is_sent = SENT in asked
        slot = self.slots.chosen
        on = {
            layer: not is_sent or layer in asked.getlist("layer")
            for layer in (YOUNG_PEOPLE, SUPPORT)
        }
        sources = sources_of(self.release, asked.getlist("harm"))
        harm = harm_figures(self.release, slot, sources, self.notes)
        harm += hours_figures(self.release, slot, sources, self.notes)
        profiles = profiles_to_choose(asked.get("profile", ""))
        harm += modelled_figures(self.release, slot, sources, profiles, self.notes)
        # Harm is never alone: with it, what is open is shown whether or not it was unticked.
        on[SUPPORT] = on[SUPPORT] or bool(harm)
        support = at_slot(self.release, slot, self.notes)
        return {
            "support": support,
            "figures": [*self._layers(on, support.figure), *harm],
            "on": on,
            "sources": sources,
            "profiles": profiles,
            "harm_is_on": bool(harm),
            "week": week_of(
                self.release,
                self.release.authority.code,
                self.release.authority.name,
                slot.season,
                self.notes,
            ),
        }

    def _layers(self, on: dict[str, bool], support: Figure) -> list[Figure]:
        views = [said_at(self.release, self.slots.chosen, self.notes)] if on[YOUNG_PEOPLE] else []
        return [*views, *([support] if on[SUPPORT] else [])]


class AreaProfile(ReleasePage):
    """One area: its strengths, then what is missing."""

    template_name = "insight/area.html"

    def words(self, **named: str) -> dict[str, Any]:
        """404 for an area that the release does not have."""
        slot = self.slots.chosen
        return {
            "area": profile_of(self.release, named["area_code"], slot, self.notes),
            "back": to_release(self.release, slot),
        }


class Equity(ReleasePage):
    """Who has less, by deprivation and by group."""

    template_name = "insight/equity.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """Every measure at the chosen time."""
        return {
            "figures": equity_figures(self.release, self.slots.chosen, self.notes),
            "has_deprivation": knows_deprivation(self.release),
        }


class Together(ReleasePage):
    """What sources say side by side, and contact with services, always with what is open."""

    template_name = "insight/together.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """Contact with services is off until a source of it is asked for."""
        slot = self.slots.chosen
        contact = sources_of(self.release, self.request.GET.getlist("contact"), CONTACT)
        return {
            "together": side_by_side(self.release, slot, self.notes),
            "contact": contact,
            "contact_is_on": any(source.is_chosen for source in contact),
            "figures": [
                *harm_figures(self.release, slot, contact, self.notes, CONTACT),
                *hours_figures(self.release, slot, contact, self.notes, CONTACT),
            ],
        }


class Partners(ReleasePage):
    """Who provides."""

    template_name = "insight/partners.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """The mix."""
        return {"figures": [mix_of(self.release, self.notes)]}


class LookedFor(ReleasePage):
    """What was looked for while nothing was open."""

    template_name = "insight/looked_for.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """From ten on."""
        return {"figures": [looked_for(self.release, self.notes)]}


class Making(ReleasePage):
    """How the release was made."""

    template_name = "insight/making.html"

    def words(self, **_named: str) -> dict[str, Any]:
        """Sentences, tables and hashes."""
        return {
            "how_we_know": self.notes.how_we_know,
            "cannot_tell": self.notes.cannot_tell,
            "tables": [
                making.sources_table(self.notes),
                making.left_out_table(self.release),
                making.conservation_table(self.release),
                parameters_table(self.release.head.get("parameters", {})),
                inputs_table(self.release.head.get("input_hashes", {})),
            ],
            "is_whole": self.release.worked_out_hash() == self.release.content_hash,
        }
