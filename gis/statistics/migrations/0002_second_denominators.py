"""A topic of datasets more: people counted otherwise than as residents."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="dataset",
            name="topic",
            field=models.CharField(
                choices=[
                    ("population", "population by age and sex"),
                    ("deprivation", "deprivation"),
                    ("ethnicity", "ethnic groups"),
                    ("denominator", "people counted otherwise than as residents"),
                ],
                max_length=12,
                verbose_name="about",
            ),
        ),
    ]
