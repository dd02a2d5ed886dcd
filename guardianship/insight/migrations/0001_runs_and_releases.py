"""Runs, what they found, releases, and scenarios."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import guardianship.lib.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "week_from",
                    models.DateField(blank=True, null=True, verbose_name="typical week from"),
                ),
                ("on_date", models.DateField(blank=True, null=True, verbose_name="on")),
                ("parameters", models.JSONField(default=dict, verbose_name="parameters")),
                ("edits", models.TextField(blank=True, verbose_name="scenario")),
                (
                    "input_hashes",
                    models.JSONField(default=dict, verbose_name="what it was computed from"),
                ),
                (
                    "code_version",
                    models.CharField(blank=True, max_length=64, verbose_name="version of the code"),
                ),
                ("seed", models.PositiveBigIntegerField(default=0, verbose_name="seed")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        db_index=True,
                        default="waiting",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("steps", models.JSONField(default=list, verbose_name="steps")),
                ("head", models.JSONField(default=dict, verbose_name="what is to be said of it")),
                (
                    "result_hash",
                    models.CharField(blank=True, max_length=64, verbose_name="hash of the result"),
                ),
                ("error", models.TextField(blank=True, verbose_name="what went wrong")),
                (
                    "is_cancel_asked",
                    models.BooleanField(default=False, verbose_name="is to be cancelled"),
                ),
                ("attempt", models.UUIDField(editable=False, null=True)),
                ("heard_of_at", models.DateTimeField(editable=False, null=True)),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now, verbose_name="asked for at"
                    ),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "area_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.areaset",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                    ),
                ),
            ],
            options={
                "verbose_name": "run of the analysis",
                "verbose_name_plural": "runs of the analysis",
                "ordering": ["-asked_at", "-pk"],
                "default_permissions": ("add", "change", "view"),
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("period", models.CharField(max_length=7, verbose_name="quarter")),
                ("head", models.JSONField(default=dict, verbose_name="what is to be said of it")),
                (
                    "content_hash",
                    models.CharField(max_length=64, verbose_name="hash of the content"),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now, verbose_name="published at"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="why it takes the place of the one before",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                    ),
                ),
                (
                    "geography",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.areaset",
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="insight.release",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="insight.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "release",
                "ordering": ["-published_at", "-pk"],
                "default_permissions": ("add", "view"),
            },
        ),
        migrations.CreateModel(
            name="RunTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="insight.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "table of a run",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Scenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("edits", models.TextField(default="[]", verbose_name="edits")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "is_shared",
                    models.BooleanField(
                        default=False, verbose_name="shared with the commissioners of the area"
                    ),
                ),
                ("results", models.JSONField(blank=True, default=dict)),
                ("results_hash", models.CharField(blank=True, max_length=64)),
                (
                    "made_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now, verbose_name="made at"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now, verbose_name="changed at"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scenarios",
                        to="insight.run",
                    ),
                ),
            ],
            options={
                "verbose_name": "scenario",
                "ordering": ["name", "pk"],
                "default_permissions": ("add", "change", "view"),
            },
        ),
        migrations.CreateModel(
            name="TrueCells",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("content", models.BinaryField()),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="true_cells",
                        to="insight.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "counts behind a release",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ReleaseTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tables",
                        to="insight.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "table of a release",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("release", "name"), name="release_table_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "running", "done", "failed", "cancelled"])
                ),
                name="run_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("week_from__isnull", True), ("on_date__isnull", True), _connector="XOR"
                ),
                name="run_on_a_week_or_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), models.Q(("result_hash", ""), _negated=True)),
                    models.Q(models.Q(("state", "done"), _negated=True), ("result_hash", "")),
                    _connector="OR",
                ),
                name="run_done_has_a_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")),
                fields=("area_set",),
                name="run_one_at_a_time_by_area_set",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                fields=("authority", "number"), name="release_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="runtable",
            constraint=models.UniqueConstraint(fields=("run", "name"), name="run_table_once"),
        ),
        migrations.AddConstraint(
            model_name="truecells",
            constraint=models.UniqueConstraint(fields=("release", "name"), name="true_cells_once"),
        ),
    ]
