"""Plans of where next are rows of their own: rows of tasks are cleared away."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import guardianship.lib.clock


class Migration(migrations.Migration):
    """One table."""

    dependencies = [("insight", "0002_what_is_done_stands")]

    operations = [
        migrations.CreateModel(
            name="SitingPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("conditions", models.JSONField(default=dict, verbose_name="conditions")),
                ("answer", models.JSONField(blank=True, null=True, verbose_name="answer")),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now, verbose_name="asked for at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plans",
                        to="insight.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "plan of where next",
                "ordering": ["-asked_at", "-pk"],
                "default_permissions": (),
            },
        ),
    ]
