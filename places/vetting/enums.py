"""Words of vetting, for officers and for the youth panel."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from places.vetting.gate import Need, PaperKind
from places.vetting.stages import Stage, Step


class StageChoice(TextChoices):
    """Values of ``places.vetting.stages.Stage``."""

    INTEREST = Stage.INTEREST.value, _("interest")
    CHECKLIST = Stage.CHECKLIST.value, _("checklist")
    VISIT = Stage.VISIT.value, _("visit")
    TRAINING = Stage.TRAINING.value, _("training")
    AGREEMENT = Stage.AGREEMENT.value, _("agreement")
    PUBLISHED = Stage.PUBLISHED.value, _("published")
    SPOT_CHECK = Stage.SPOT_CHECK.value, _("spot check")
    RENEWAL = Stage.RENEWAL.value, _("renewal")
    PAUSED = Stage.PAUSED.value, _("paused")
    SUSPENDED = Stage.SUSPENDED.value, _("suspended")
    LEFT = Stage.LEFT.value, _("left")


class PaperChoice(TextChoices):
    """Values of ``places.vetting.gate.PaperKind``."""

    AGREEMENT = PaperKind.AGREEMENT.value, _("agreement")
    ROLE_CARD = PaperKind.ROLE_CARD.value, _("role card")


class Item(TextChoices):
    """What the checklist asks; values of ``places.vetting.gate.Need``."""

    ADULT = Need.ADULT.value, _("the responsible adult is 18 or older")
    TWO_STAFF = Need.TWO_STAFF.value, _("two staff are there at all listed hours")
    TRAINED_SHIFTS = Need.TRAINED_SHIFTS.value, _("somebody trained is on every shift")
    LIABILITY = Need.LIABILITY.value, _("public liability insurance is confirmed")
    SAFEGUARDING_CONTACT = (
        Need.SAFEGUARDING_CONTACT.value,
        _("the safeguarding contact knows that they are one"),
    )


class CheckLevel(TextChoices):
    """Checks that may lawfully be asked for (rule R-TRP-2)."""

    BASIC = "basic", _("basic check")
    ENHANCED = "enhanced", _("enhanced check")


class SpotCheckWay(TextChoices):
    """How a spot check was made."""

    VISIT = "visit", _("visit")
    CALL = "call", _("call")


class PanelWord(TextChoices):
    """What the youth panel says."""

    CONTENT = "content", _("fine by us")
    HOLD = "hold", _("hold: we want another look")


class NoticeKind(TextChoices):
    """Why a business is written to."""

    DUE = "due", _("renewal is due")
    LAPSED = "lapsed", _("no longer on the list")
    REFRESH = "refresh", _("training has to be refreshed")


STEP_WORDS: dict[Step, str | Promise] = {
    Step.BEGIN: _("Begin the checklist"),
    Step.CHECKLIST_DONE: _("Checklist done: plan a visit"),
    Step.VISITED: _("Visited: plan training"),
    Step.TRAINED: _("Trained: sign the papers"),
    Step.BACK: _("One stage back"),
    Step.PUBLISH: _("Put on the list"),
    Step.BEGIN_SPOT_CHECK: _("Begin a spot check"),
    Step.END_SPOT_CHECK: _("End the spot check"),
    Step.DUE: _("Renewal is due"),
    Step.LAPSE: _("Lapse"),
    Step.RENEW: _("Renew"),
    Step.PAUSE: _("Pause"),
    Step.RESUME: _("Resume"),
    Step.SUSPEND: _("Suspend"),
    Step.REINSTATE: _("Begin again with the checklist"),
    Step.LEAVE: _("They leave"),
    Step.COME_BACK: _("They come back"),
}

NEED_WORDS: dict[Need, str | Promise] = {
    Need.ADULT: _("A responsible adult of 18 or older, with the role and how to reach them"),
    Need.TWO_STAFF: _("Two staff at all listed hours, seen within 12 months"),
    Need.TRAINED_SHARE: _("At least 60 % of staff trained within 12 months"),
    Need.TRAINED_SHIFTS: _("Somebody trained on every shift, seen within 12 months"),
    Need.AGREEMENT: _("The current agreement, signed within 12 months"),
    Need.ROLE_CARD: _("The current role card, signed within 12 months"),
    Need.VISIT: _("A visit by two people within 12 months who found it suitable"),
    Need.PANEL: _("The youth panel has looked, or was asked 14 days ago, and does not hold it"),
    Need.LIABILITY: _("Public liability insurance, confirmed and still running"),
    Need.SAFEGUARDING_CONTACT: _("A safeguarding contact who knows that they are one"),
    Need.CHECKS: _("No check said “not suitable”"),
    Need.SPOT_CHECKS: _("Fewer than two failed spot checks in 12 months"),
    Need.SAME_OWNER: _("The same owner as when it was vetted"),
    Need.WALK_IN: _("On the listing: what happens when you walk in"),
    Need.WHO_YOU_MEET: _("On the listing: who you’ll meet"),
    Need.BRING_FRIEND: _("On the listing: can I bring a friend?"),
    Need.GIVE_NAME: _("On the listing: do I have to give my name?"),
}
