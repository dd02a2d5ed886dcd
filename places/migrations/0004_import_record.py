"""What imports wrote, kept apart from the listings themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table, no change to others."""

    dependencies = [
        ("places", "0003_terms_belong_to_their_calendar"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("organisation", "organisation"),
                            ("place", "place"),
                            ("listing", "listing"),
                            ("coverage_area", "coverage area"),
                        ],
                        max_length=16,
                        verbose_name="what",
                    ),
                ),
                ("uid", models.UUIDField()),
                ("source", models.CharField(max_length=80, verbose_name="source")),
                (
                    "source_id",
                    models.CharField(max_length=200, verbose_name="identity in the source"),
                ),
                ("row_fingerprint", models.CharField(max_length=64)),
                ("left_fingerprint", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField(verbose_name="loaded at")),
            ],
            options={
                "verbose_name": "import record",
                "indexes": [models.Index(fields=["subject", "uid"], name="import_record_uid")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "source", "source_id"), name="import_record_once_per_row"
                    )
                ],
            },
        ),
    ]
