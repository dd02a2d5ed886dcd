"""What harms and what keeps safe side by side, what stopped us, and the report of an area."""

from django.http import HttpRequest, HttpResponse

from guardianship.lib import clock
from guardianship.safeguarding.casework.pages import CaseworkPage
from guardianship.safeguarding.contexts.figures import (
    barriers_by_organisation,
    quarter_start,
    report,
)
from guardianship.safeguarding.contexts.models import Response, SafetyFactor, SmallShift, SystemHarm
from guardianship.safeguarding.contexts.picture import cards_of
from guardianship.safeguarding.contexts.readiness import is_mostly_disruption, shares_of
from guardianship.safeguarding.contexts.roles import ENTER
from guardianship.safeguarding.contexts.scope import homes_of, homes_seen
from guardianship.safeguarding.rights.asking import AsksPurpose


class BothSidesPage(AsksPurpose, CaseworkPage):
    """Safety factors and harm by services: as many columns, headings and buttons for each."""

    permission = ENTER
    template_name = "safeguarding/both_sides.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest first."""
        newest = ["-noticed_on", "-pk"]
        safety = SafetyFactor.objects.current().select_related("home", "context")
        harm = SystemHarm.objects.current().select_related("home", "context")
        words = {
            "sides": [
                ("safety", cards_of(safety.order_by(*newest))),
                ("system-harm", cards_of(harm.order_by(*newest))),
            ],
            # What is of elsewhere is read, and changed by those who are there.
            "own": set(homes_of(self.person).values_list("pk", flat=True)),
        }
        return self.show(words)


class BarriersPage(AsksPurpose, CaseworkPage):
    """For leaders: what their organisations could mend. Nobody is named."""

    permission = ENTER
    template_name = "safeguarding/barriers.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """By organisation."""
        return self.show({"organisations": barriers_by_organisation()})


class ReportPage(AsksPurpose, CaseworkPage):
    """The work of the person's areas in tables, and the quarter's small shifts."""

    permission = ENTER
    template_name = "safeguarding/report.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Tables, shares by area, shifts."""
        start = quarter_start(clock.today())
        by_area: dict[int, list[Response]] = {}
        for response in Response.objects.current().select_related("context"):
            by_area.setdefault(response.context.home_id, []).append(response)
        words = {
            "tables": report(),
            "areas": [
                (home, shares_of(those), is_mostly_disruption(those))
                for home in homes_seen(by_area)
                if (those := by_area.get(home.pk, []))
            ],
            "shifts": SmallShift.objects.current()
            .filter(noticed_on__gte=start)
            .select_related("context")
            .order_by("noticed_on", "pk"),
            "start": start,
        }
        return self.show(words)
