"""Letters of vetting go out as all other mail does."""

from django.db import migrations, models

KINDS = [
    ("monthly", "monthly: is it still right?"),
    ("season", "before a holiday: what changes?"),
    ("age", "not confirmed for a while"),
    ("unlisted", "no longer shown"),
    ("editors_week", "the editors’ week"),
    ("people", "people of an organisation, and claims"),
    ("looks", "something waits for a look"),
    ("decided", "what was sent in was looked at"),
    ("vetting", "a trusted business and its vetting"),
]


def forget_letters(apps, _editor):
    """Before this they were no rows of the outbox."""
    apps.get_model("freshness", "OutgoingMail").objects.filter(kind="vetting").delete()


class Migration(migrations.Migration):
    dependencies = [("freshness", "0004_what_waits_for_a_look")]

    operations = [
        migrations.AlterField(
            model_name="outgoingmail",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="kind"),
        ),
        migrations.AlterField(
            model_name="refusal",
            name="kind",
            field=models.CharField(blank=True, choices=KINDS, max_length=12, verbose_name="kind"),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_letters),
    ]
