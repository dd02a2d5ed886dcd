"""Streets are place names too, for those who say where something is."""

from django.db import migrations, models


def forget_streets(apps, _editor):
    """Before this nobody looked them up."""
    apps.get_model("areas", "PlaceName").objects.filter(kind="street").delete()


class Migration(migrations.Migration):
    dependencies = [("areas", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="placename",
            name="kind",
            field=models.CharField(
                choices=[
                    ("settlement", "town, village or suburb"),
                    ("ward", "ward"),
                    ("neighbourhood", "neighbourhood"),
                    ("authority", "local authority"),
                    ("outward_code", "start of a postcode"),
                    ("street", "street"),
                ],
                max_length=16,
                verbose_name="kind",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_streets),
    ]
