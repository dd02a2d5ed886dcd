"""Lines that young people will not cross, and comparisons with them: both behind the wall."""

import uuid

import django.contrib.gis.db.models.fields
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import guardianship.lib.clock
from guardianship.safeguarding.wall.guarding import guard


def _key() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


def _uid() -> models.UUIDField:
    return models.UUIDField(default=uuid.uuid4, editable=False, unique=True)


def _authority() -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="areas.area"
    )


COMPARISON = [
    ("id", _key()),
    ("uid", _uid()),
    ("drawn", models.JSONField(default=list, verbose_name="lines")),
    (
        "drawn_hash",
        models.CharField(max_length=64, verbose_name="hash of the lines and the run"),
    ),
    ("answer", models.JSONField(blank=True, null=True, verbose_name="answer")),
    (
        "answer_hash",
        models.CharField(blank=True, max_length=64, verbose_name="hash of the answer"),
    ),
    (
        "asked_at",
        models.DateTimeField(default=guardianship.lib.clock.now, verbose_name="asked for at"),
    ),
    ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
    ("authority", _authority()),
    (
        "run",
        models.ForeignKey(
            on_delete=django.db.models.deletion.CASCADE,
            related_name="barrier_comparisons",
            to="insight.run",
        ),
    ),
]
BARRIER = [
    ("id", _key()),
    ("uid", _uid()),
    ("name", models.CharField(max_length=80, verbose_name="name")),
    ("why", models.CharField(max_length=300, verbose_name="why it stands in the way")),
    (
        "line",
        django.contrib.gis.db.models.fields.MultiLineStringField(srid=4326, verbose_name="line"),
    ),
    (
        "days",
        django.contrib.postgres.fields.ArrayField(
            base_field=models.PositiveSmallIntegerField(),
            default=list,
            size=None,
            verbose_name="days",
        ),
    ),
    ("from_at", models.TimeField(blank=True, null=True, verbose_name="from")),
    ("until_at", models.TimeField(blank=True, null=True, verbose_name="until")),
    (
        "drawn_at",
        models.DateTimeField(default=guardianship.lib.clock.now, verbose_name="drawn at"),
    ),
    ("authority", _authority()),
    (
        "drawn_by",
        models.ForeignKey(
            blank=True,
            null=True,
            on_delete=django.db.models.deletion.SET_NULL,
            related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
    ),
]
CONSTRAINTS = [
    models.CheckConstraint(
        condition=models.Q(from_at__isnull=True, until_at__isnull=True, days=[])
        | models.Q(from_at__isnull=False, until_at__isnull=False) & ~models.Q(days=[]),
        name="barrier_has_a_whole_window_or_none",
    ),
    models.CheckConstraint(
        condition=~models.Q(from_at=models.F("until_at")), name="barrier_window_lasts"
    ),
    models.CheckConstraint(
        condition=models.Q(days__contained_by=[0, 1, 2, 3, 4, 5, 6]),
        name="barrier_days_of_a_week",
    ),
    models.CheckConstraint(
        condition=~models.Q(name="") & ~models.Q(why=""), name="barrier_says_what_and_why"
    ),
    models.CheckConstraint(
        condition=django.db.models.lookups.LessThanOrEqual(
            models.Func("line", function="ST_NPoints", output_field=models.IntegerField()), 500
        ),
        name="barrier_has_few_corners",
    ),
]


class Migration(migrations.Migration):
    """Two tables, and the wall around them."""

    dependencies = [
        ("areas", "0002_streets_by_name"),
        ("insight", "0004_who_reads_of_funding"),
        ("wall", "0002_who_gets_through"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BarrierComparison",
            fields=COMPARISON,
            options={
                "verbose_name": "comparison with and without lines",
                "ordering": ["-asked_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Barrier",
            fields=BARRIER,
            options={
                "verbose_name": "line not crossed",
                "verbose_name_plural": "lines not crossed",
                "ordering": ["name", "pk"],
                "default_permissions": ("add", "change", "delete", "view"),
                "constraints": CONSTRAINTS,
            },
        ),
        *guard("insight_barrier", area_column="authority_id"),
        *guard("insight_barriercomparison", area_column="authority_id"),
    ]
