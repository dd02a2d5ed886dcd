"""A notice knows when its letter went into the outbox; the outbox knows when it was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vetting", "0002_training_by_role_and_refreshers")]

    operations = [
        migrations.RemoveIndex("notice", "vetting_notice_to_send"),
        migrations.RenameField("notice", "sent_at", "planned_at"),
        migrations.AlterField(
            model_name="notice",
            name="planned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="planned"),
        ),
        migrations.AddIndex(
            "notice",
            models.Index(
                fields=["made_at"],
                condition=models.Q(planned_at__isnull=True),
                name="vetting_notice_to_plan",
            ),
        ),
    ]
