"""Organisations of child welfare, which may lead, and of enforcement, which never do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0009_detached_teams_and_least_coverage"),
    ]

    operations = [
        migrations.AlterField(
            model_name="organisation",
            name="type",
            field=models.CharField(
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
                default="other",
                max_length=20,
                verbose_name="type",
            ),
        ),
    ]
