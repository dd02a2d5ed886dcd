"""Organisations of child welfare, which may lead, and of enforcement, which never do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0002_first_rules_and_replies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="look",
            name="organisation_type",
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
                max_length=20,
            ),
        ),
    ]
