"""Residents with a role, counted by area and never by person."""

import django.db.models.deletion
from django.db import migrations, models

import guardianship.lib.clock

ROLES = [
    ("looks_out", "look out for young people where they live"),
    ("walks", "walk ways that young people use"),
    ("helps", "help at a session or a place"),
    ("hosts", "open a room or a garden"),
]


class Migration(migrations.Migration):
    dependencies = [("areas", "0001_initial"), ("outreach", "0002_visits")]

    operations = [
        migrations.CreateModel(
            name="ResidentCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(choices=ROLES, max_length=10, verbose_name="what they do"),
                ),
                (
                    "counted_on",
                    models.DateField(
                        default=guardianship.lib.clock.today, verbose_name="counted on"
                    ),
                ),
                (
                    "people",
                    models.PositiveSmallIntegerField(
                        help_text="At least five. Fewer are not written down.",
                        verbose_name="how many",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "residents with a role",
                "verbose_name_plural": "residents with a role",
                "ordering": ["-counted_on", "area__name", "role"],
                "default_permissions": ("add", "change", "view"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area", "role", "counted_on"),
                        name="outreach_residents_counted_once",
                        violation_error_message="This was counted on that day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(people__gte=5),
                        name="outreach_residents_not_known",
                        violation_error_message="Fewer than five could be known, so they are left out.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(role__in=[value for value, _label in ROLES]),
                        name="outreach_known_guardian_role",
                    ),
                ],
            },
        ),
    ]
