"""Mail that something waits for a look; what can be refused of the mail to the team has a name."""

import django.db.models.functions.text
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
]
TO_THE_TEAM = ("editors_week", "looks")


def name_the_week(apps, _editor):
    """Until now a refusal without an organisation was of the editors' week."""
    rows = apps.get_model("freshness", "Refusal").objects.filter(organisation=None)
    rows.update(kind="editors_week")


def forget_the_rest(apps, _editor):
    """Before this there was no other mail to the team to refuse."""
    apps.get_model("freshness", "OutgoingMail").objects.filter(
        kind__in=["looks", "decided"]
    ).delete()
    apps.get_model("freshness", "Refusal").objects.filter(kind="looks").delete()


class Migration(migrations.Migration):
    dependencies = [("freshness", "0003_notices_about_people")]

    operations = [
        migrations.AlterField(
            model_name="outgoingmail",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="kind"),
        ),
        migrations.RemoveConstraint("outgoingmail", "mail_is_about_an_organisation"),
        migrations.AddConstraint(
            "outgoingmail",
            models.CheckConstraint(
                condition=models.Q(kind__in=TO_THE_TEAM, organisation__isnull=True)
                | ~models.Q(kind__in=TO_THE_TEAM) & models.Q(organisation__isnull=False),
                name="mail_is_about_an_organisation",
            ),
        ),
        migrations.AddField(
            model_name="refusal",
            name="kind",
            field=models.CharField(
                blank=True, choices=KINDS, default="", max_length=12, verbose_name="kind"
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("refusal", "refusal_once"),
        migrations.RunPython(name_the_week, forget_the_rest),
        migrations.AddConstraint(
            "refusal",
            models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                "organisation",
                "kind",
                name="refusal_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            "refusal",
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=True, kind__in=TO_THE_TEAM)
                | models.Q(organisation__isnull=False, kind=""),
                name="refusal_is_of_one_mail",
            ),
        ),
    ]
