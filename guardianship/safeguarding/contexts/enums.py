"""Closed lists of the assessment: what a context is, what is known of it, and who says so.

None of them names a kind of person (ledger C14).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContextKind(TextChoices):
    """What is assessed and changed."""

    PLACE = "place", _("a place, such as a park or a bus station")
    ROUTE = "route", _("a route, such as the way home from school")
    SCHOOL = "school", _("a school setting")
    ALTERNATIVE_PROVISION = "alternative", _("alternative provision")
    TRANSPORT = "transport", _("transport")
    ONLINE = "online", _("an online space")
    PEER_SETTING = "peer_setting", _("a setting where a peer group meets, without who they are")


class ContextState(TextChoices):
    """How far the work has come."""

    DRAFT = "draft", _("being written down")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Considered(TextChoices):
    """Whether something was looked at; not known is an answer that is counted (ledger C7)."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_KNOWN = "not_known", _("not known")


class Tool(TextChoices):
    """Ways of finding out. A tag only: nothing that a tool draws is stored (ledger C8)."""

    PEER_MAPPING = "peer_mapping", _("peer mapping")
    SAFETY_MAPPING = "safety_mapping", _("safety mapping with young people")
    OBSERVATION = "observation", _("time spent there")
    SURVEY = "survey", _("survey")
    WALKABOUT = "walkabout", _("walking round with young people")
    CONVERSATIONS = "conversations", _("conversations with people who are there")


class Aspect(TextChoices):
    """The five social conditions (ledger C2)."""

    POWER = "power", _("Power: who decides here, and who cannot")
    RELATIONSHIPS = "relationships", _("Relationships: how people treat each other")
    ATTITUDES = "attitudes", _("Attitudes: what is thought normal or said out loud")
    PHYSICAL = "physical", _("Physical features: light, sight, ways in and out")
    INEQUALITIES = "inequalities", _("Inequalities: for whom it is harder, and why")


class EvidenceSource(TextChoices):
    """Where evidence comes from; recorded incidents are never enough alone."""

    YOUNG_PEOPLE = "young_people", _("young people")
    FAMILY = "family", _("families")
    COMMUNITY = "community", _("people who live or work there")
    OBSERVED = "observed", _("seen on a visit")
    PARTNER = "partner", _("a partner organisation")
    INCIDENTS = "incidents", _("recorded incidents")
    STATISTICS = "statistics", _("published figures")


class Strength(TextChoices):
    """How firm the evidence is, in words."""

    FIRM = "firm", _("several people say so, or it was seen")
    SOME = "some", _("one source says so")
    THIN = "thin", _("a guess that needs checking")


class Whose(TextChoices):
    """Whose view, wish or account something is."""

    YOUNG_PEOPLE = "young_people", _("young people")
    FAMILY = "family", _("families")
    COMMUNITY = "community", _("community")
    PROFESSIONALS = "professionals", _("professionals")


class SafetyKind(TextChoices):
    """What makes a place safer."""

    PEOPLE = "people", _("people who look out for others")
    PLACE = "place", _("somewhere to go")
    ACTIVITY = "activity", _("something to do")
    YOUNG_PEOPLES_OWN = "own", _("what young people do to stay safe")
    FEATURE = "feature", _("light, sight or ways out")
    RULE = "rule", _("how a service or school works")


class SystemHarmKind(TextChoices):
    """Harm that services do (ledger C6)."""

    CURFEW = "curfew", _("curfew or night checks")
    EXCLUSION = "exclusion", _("exclusion or managed move")
    POLICING = "policing", _("contact with police")
    OVER_INTERVENTION = "over_intervention", _("too much intervention")
    PLACEMENT_MOVE = "placement_move", _("moved to another placement")
    SHARING = "sharing", _("exposed by sharing information")


class HarmOutcome(TextChoices):
    """What came of asking for a change."""

    WAITING = "waiting", _("asked, no answer yet")
    STOPPED = "stopped", _("it was stopped or lifted")
    CHANGED = "changed", _("the service changed how it works")
    REFUSED = "refused", _("the service refused")
    NOT_ASKED = "not_asked", _("not asked for yet")
