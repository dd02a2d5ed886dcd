"""Organisations of child welfare, which may lead, and of enforcement, which never do."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voice", "0001_concerns_corrections_views"),
    ]

    operations = [
        migrations.AlterField(
            model_name="view",
            name="kept_from",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("youth_group", "youth group"),
                        ("charity", "charity"),
                        ("council", "council"),
                        ("faith", "faith group"),
                        ("school", "school or college"),
                        ("health", "health service"),
                        ("housing", "housing association"),
                        ("sport", "sports club"),
                        ("business", "business"),
                        ("residents", "residents' group"),
                        ("child_welfare", "child welfare: children’s services or charity"),
                        ("enforcement", "police or enforcement"),
                        ("source", "published source"),
                        ("other", "other"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="not for",
            ),
        ),
    ]
