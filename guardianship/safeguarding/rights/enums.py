"""Closed lists of rights. None of them names enforcement as a purpose (ledger F2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """Why somebody looks beyond their own area, or takes case data along."""

    CHANGE_A_CONTEXT = "change_context", _("to change a place or setting that reaches into it")
    PLAN_SUPPORT = "plan_support", _("to plan youth work and support")
    DECIDE_FUNDING = "decide_funding", _("to decide what is paid for")
    LEARN = "learn", _("to learn from a review")
    CHECK_RECORDS = "check_records", _("to check that records are right and fair")
    ANSWER_A_RIGHT = "answer_right", _("to answer somebody who uses their rights")


class Act(TextChoices):
    """What was done for a purpose."""

    VIEWED = "viewed", _("a page was read")
    EXPORTED = "exported", _("a file was taken along")


class LegalBasis(TextChoices):
    """On what a disclosure to police can stand."""

    LIFE = "life", _("somebody's life or health is in danger now")
    COURT = "court", _("a court ordered it")
    DUTY = "duty", _("an act of law says that it must be told")
    CHILD_PROTECTION = "child_protection", _("a child protection enquiry of children's services")


class DisclosedField(TextChoices):
    """The only things that can be told, each of a place and none of a person."""

    AREA = "area", _("which area")
    MONTHS = "months", _("which months")
    TIME_BAND = "time_band", _("at what times")
    CATEGORY = "category", _("what kind of harm")
    HOW_MANY = "how_many", _("how many reports, in fives")
    CONTEXT_KIND = "context_kind", _("what kind of place or setting")
    WHAT_IS_DONE = "what_is_done", _("what is being done about it")


class DisclosureState(TextChoices):
    """How far a disclosure has come."""

    ASKED = "asked", _("waiting for two people who decide")
    REFUSED = "refused", _("refused")
    APPROVED = "approved", _("approved, not opened")
    OPENED = "opened", _("opened once")
    LAPSED = "lapsed", _("not opened in time")


class ToldThem(TextChoices):
    """How the view of young people was learned."""

    THEY_SAID = "they_said", _("young people said so")
    WOULD_SAY = "would_say", _("they could not be asked; this is what they would say")


class Consent(TextChoices):
    """Who may have a contribution; the least comes first."""

    INSIDE = "inside", _("only those who look after this area")
    PARTNERS = "partners", _("also partners")
    PUBLISH = "publish", _("everyone, without any name")
