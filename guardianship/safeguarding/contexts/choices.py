"""Closed lists of what is done about a context, by whom, and what comes of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """Level one works around one child's context, level two on the context itself (C12)."""

    ONE = "one", _("level one: a context around the support of a child")
    TWO = "two", _("level two: the context itself")


class ResponseKind(TextChoices):
    """What a response does (ledger C15)."""

    CONDITIONS = "conditions", _("change the conditions")
    GUARDIANSHIP = "guardianship", _("add guardianship")
    SUPPORT = "support", _("support")
    DISRUPTION = "disruption", _("disruption")


class ResponseState(TextChoices):
    """How far a response has come."""

    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    FINISHED = "finished", _("finished")
    STOPPED = "stopped", _("stopped because it did not help or did harm")


class Reach(TextChoices):
    """For everybody, or aimed at some (ledger C13, D2)."""

    EVERYBODY = "everybody", _("for everybody there")
    TARGETED = "targeted", _("aimed at some young people")


class AgeBand(TextChoices):
    """Ages, coarsely."""

    UNDER_13 = "u13", _("under 13")
    TO_15 = "13-15", _("13 to 15")
    TO_17 = "16-17", _("16 to 17")
    TO_25 = "18-25", _("18 to 25")
    MIXED = "mixed", _("mixed ages")


class NumberBand(TextChoices):
    """How many young people: never the number itself."""

    UP_TO_4 = "1-4", _("1 to 4")
    UP_TO_9 = "5-9", _("5 to 9")
    UP_TO_19 = "10-19", _("10 to 19")
    MORE = "20+", _("20 or more")
    NOT_KNOWN = "not_known", _("not known")


class Threshold(TextChoices):
    """On what a targeted response stands. No score leads here and nothing follows by itself."""

    SIGNIFICANT_HARM = "significant_harm", _("significant harm is happening or likely")
    ASKED_FOR = "asked_for", _("young people or families asked for it")


class CommitmentState(TextChoices):
    """What became of a promise."""

    PROMISED = "promised", _("promised")
    KEPT = "kept", _("kept")
    NOT_KEPT = "not_kept", _("not kept")
    LET_GO = "let_go", _("no longer needed")


class BarrierKind(TextChoices):
    """What in the system stands in the way; never a person (ledger G4)."""

    MONEY = "money", _("money or short contracts")
    STAFF = "staff", _("too few staff, or they change")
    TIME = "time", _("time and caseloads")
    THRESHOLDS = "thresholds", _("thresholds and criteria")
    SHARING = "sharing", _("sharing information")
    ATTITUDES = "attitudes", _("attitudes in services")
    PREMISES = "premises", _("premises or transport")
    OTHER = "other", _("something else")


class Target(TextChoices):
    """What a goal or an outcome is about; a tool is none of them (ledger C8, E4, E6)."""

    PLACE = "place", _("the place or setting itself")
    ATTITUDES = "attitudes", _("attitudes and relationships there")
    SERVICE = "service", _("a service changed")
    REMOVED = "removed", _("an intervention was stopped or reduced")


class WordsConsent(TextChoices):
    """Who may have young people's own words; the least comes first."""

    INSIDE = "inside", _("only the team of this context")
    PARTNERS = "partners", _("also the partners in it")
    PUBLISH = "publish", _("everyone, without any name")


class Verdict(TextChoices):
    """What a partner says of a goal."""

    AGREES = "agrees", _("agrees")
    DISSENTS = "dissents", _("does not agree")


class Compared(TextChoices):
    """A follow-up beside its baseline, in words."""

    SAFER = "safer", _("safer than before")
    SAME = "same", _("the same")
    LESS_SAFE = "less_safe", _("less safe than before")
    CANNOT_TELL = "cannot_tell", _("cannot be told")


class HowAnswer(TextChoices):
    """Answers to care, flexibility and fairness."""

    YES = "yes", _("yes")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")


class Felt(TextChoices):
    """Helped or judged."""

    HELPED = "helped", _("helped")
    BOTH = "both", _("a bit of both")
    JUDGED = "judged", _("judged")


class ClosingReason(TextChoices):
    """Why a context is closed: always something about the context (ledger E1).

    That a young person moved away or stopped coming is none of them.
    """

    SAFER = "safer", _("the place or setting is safer")
    GUARDED = "guarded", _("people who look out for others are there, and stay")
    SERVICE = "service", _("the service that did harm changed or stopped it")
    JOINED = "joined", _("it goes on as part of another context")
    MISTAKEN = "mistaken", _("it was written down by mistake")


class EventKind(TextChoices):
    """What happened with a context."""

    BEGUN = "begun", _("begun")
    CHANGED = "changed", _("changed")
    OPENED = "opened", _("opened")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("opened again")
