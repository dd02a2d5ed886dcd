"""Drafts of forms; that they are seen by their writers only comes next."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(max_length=160)),
                ("answers", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField(verbose_name="saved at")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="casework_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "draft of a form",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "form"), name="casework_draft_once")
                ],
            },
        ),
    ]
