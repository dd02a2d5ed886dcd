from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="NothingOpenCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("area_code", models.CharField(max_length=12, verbose_name="local authority")),
                ("quarter_from", models.DateField(verbose_name="quarter")),
                ("wanted", models.CharField(max_length=30, verbose_name="kind")),
                ("band", models.CharField(max_length=30, verbose_name="time band")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="how often")),
            ],
            options={
                "verbose_name": "count of questions that found nothing open",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("area_code", "quarter_from", "wanted", "band"),
                        name="nothing_open_once",
                    )
                ],
            },
        ),
    ]
