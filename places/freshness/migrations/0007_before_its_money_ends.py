"""Organisations are asked, some months before its money ends, what happens after."""

from django.db import migrations, models

KINDS = [
    ("monthly", "monthly: is it still right?"),
    ("season", "before a holiday: what changes?"),
    ("age", "not confirmed for a while"),
    ("unlisted", "no longer shown"),
    ("funding", "its money ends: what happens after?"),
    ("editors_week", "the editors’ week"),
    ("people", "people of an organisation, and claims"),
    ("looks", "something waits for a look"),
    ("decided", "what was sent in was looked at"),
    ("vetting", "a trusted business and its vetting"),
    ("casework", "something is overdue in the team’s areas"),
]


class Migration(migrations.Migration):
    dependencies = [("freshness", "0006_overdue_casework")]

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
    ]
