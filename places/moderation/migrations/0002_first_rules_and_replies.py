"""Rules and replies to begin with; administrators change them afterwards, and nothing undoes it."""

from django.db import migrations

KINDS = (
    "youth_provision",
    "respite_space",
    "detached_youth_work",
    "trusted_business",
    "ordinary_place",
)
# A place that becomes something else is new to young people.
ASKS_PANEL_AGAIN = ["kind"]
REPLIES = (
    (
        "Which door, which day",
        "Thank you. Young people would not find it yet: please say where the door is and on "
        "which days you are open.",
        "Diolch. Fyddai pobl ifanc ddim yn dod o hyd iddo eto: dywedwch ble mae’r drws ac ar "
        "ba ddyddiau rydych chi ar agor.",
    ),
    (
        "Hours do not fit together",
        "Thank you. The hours do not fit together yet. Please look at them once more; the page "
        "reads them back to you before you send them.",
        "Diolch. Dydy’r oriau ddim yn cyd-fynd eto. Edrychwch arnyn nhw unwaith eto; mae’r "
        "dudalen yn eu darllen yn ôl i chi cyn i chi eu hanfon.",
    ),
    (
        "Say it in plain words",
        "Thank you. Some words in it are hard, or say something about the young people who come. "
        "Please say what there is to do, as you would say it to somebody of 14.",
        "Diolch. Mae rhai geiriau’n anodd, neu’n dweud rhywbeth am y bobl ifanc sy’n dod. "
        "Dywedwch beth sydd i’w wneud, fel y byddech chi’n ei ddweud wrth rywun 14 oed.",
    ),
    (
        "We could not reach you",
        "Thank you. We tried to ring and could not reach anybody. Please check the number, or "
        "write when we can call.",
        "Diolch. Fe wnaethon ni geisio ffonio a methu â chael neb. Gwiriwch y rhif, neu "
        "ysgrifennwch pryd gallwn ni ffonio.",
    ),
    (
        "It is listed already",
        "Thank you. It seems to be listed already. If it is yours, please send the change there; "
        "if it is another one, say what is different.",
        "Diolch. Mae’n ymddangos ei fod wedi’i restru’n barod. Os chi biau hwnnw, anfonwch y "
        "newid yno; os yw’n un arall, dywedwch beth sy’n wahanol.",
    ),
    (
        "No names of people, please",
        "Thank you. Please leave out names of people and say their role instead: nobody should "
        "be looked for by name.",
        "Diolch. Gadewch enwau pobl allan a dywedwch eu rôl yn lle hynny: ddylai neb gael ei "
        "geisio wrth ei enw.",
    ),
)


def begin(apps, _schema_editor) -> None:
    """One rule for each kind, and six replies."""
    rule = apps.get_model("moderation", "LookRule")
    rule.objects.bulk_create(rule(kind=kind, changes_for_panel=ASKS_PANEL_AGAIN) for kind in KINDS)
    reply = apps.get_model("moderation", "CannedReply")
    reply.objects.bulk_create(
        reply(title=title, text=text, text_cy=text_cy, place_in_list=10 * number)
        for number, (title, text, text_cy) in enumerate(REPLIES, start=1)
    )


class Migration(migrations.Migration):
    """Rows alone."""

    dependencies = [("moderation", "0001_looks_before_publishing")]

    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
