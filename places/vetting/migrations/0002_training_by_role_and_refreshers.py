"""Which roles were trained, in words; and a business is told before training has to be refreshed."""

from django.db import migrations, models

KINDS = [
    ("due", "renewal is due"),
    ("lapsed", "no longer on the list"),
    ("refresh", "training has to be refreshed"),
]


def forget_refreshers(apps, _editor):
    """Before this nobody was told so."""
    apps.get_model("vetting", "Notice").objects.filter(kind="refresh").delete()


class Migration(migrations.Migration):
    dependencies = [("vetting", "0001_trusted_businesses")]

    operations = [
        migrations.AddField(
            model_name="trainingsession",
            name="roles",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Such as “two at the counter, the manager”. No names.",
                max_length=120,
                verbose_name="which roles they have",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=8, verbose_name="about"),
        ),
        migrations.RemoveConstraint("notice", "vetting_known_notice"),
        migrations.RunPython(migrations.RunPython.noop, forget_refreshers),
        migrations.AddConstraint(
            "notice",
            models.CheckConstraint(
                condition=models.Q(kind__in=[value for value, _label in KINDS]),
                name="vetting_known_notice",
            ),
        ),
    ]
