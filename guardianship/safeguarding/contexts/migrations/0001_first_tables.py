"""Tables of contexts and of what is known of them; the wall comes with the next migration."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import guardianship.lib.clock
import guardianship.safeguarding.freetext.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("places", "0010_child_welfare_and_enforcement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Context",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "title",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        help_text="A place and a time, never a person.",
                        max_length=120,
                        verbose_name="what you call it",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("place", "a place, such as a park or a bus station"),
                            ("route", "a route, such as the way home from school"),
                            ("school", "a school setting"),
                            ("alternative", "alternative provision"),
                            ("transport", "transport"),
                            ("online", "an online space"),
                            (
                                "peer_setting",
                                "a setting where a peer group meets, without who they are",
                            ),
                        ],
                        max_length=12,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "lead_type",
                    models.CharField(
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
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written down"),
                            ("open", "open"),
                            ("closed", "closed"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=6,
                        verbose_name="state",
                    ),
                ),
                (
                    "begun_on",
                    models.DateField(
                        default=guardianship.lib.clock.today,
                        editable=False,
                        verbose_name="begun on",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="where it is, as an area",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="whose area",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contexts_led",
                        to="places.organisation",
                        verbose_name="who leads",
                    ),
                ),
            ],
            options={
                "verbose_name": "context",
                "verbose_name_plural": "contexts",
                "ordering": ["title", "pk"],
                "default_permissions": ("add", "change", "view"),
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="what they promise to do"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="by when")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("promised", "promised"),
                            ("kept", "kept"),
                            ("not_kept", "not kept"),
                            ("let_go", "no longer needed"),
                        ],
                        default="promised",
                        max_length=8,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.organisation",
                        verbose_name="which partner",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "promise of a partner",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Barrier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("money", "money or short contracts"),
                            ("staff", "too few staff, or they change"),
                            ("time", "time and caseloads"),
                            ("thresholds", "thresholds and criteria"),
                            ("sharing", "sharing information"),
                            ("attitudes", "attitudes in services"),
                            ("premises", "premises or transport"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                        verbose_name="what kind of thing",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="what stopped us"
                    ),
                ),
                (
                    "is_over",
                    models.BooleanField(default=False, verbose_name="it does not stop us any more"),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.organisation",
                        verbose_name="whose leaders can mend it",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "what stopped us",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "already_safer",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1500, verbose_name="what already makes this safer"
                    ),
                ),
                (
                    "would_be_safer",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1500, verbose_name="what would make it safer"
                    ),
                ),
                (
                    "education_considered",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("not_known", "not known")],
                        max_length=9,
                        verbose_name="was school or college looked at",
                    ),
                ),
                (
                    "tools",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("peer_mapping", "peer mapping"),
                                ("safety_mapping", "safety mapping with young people"),
                                ("observation", "time spent there"),
                                ("survey", "survey"),
                                ("walkabout", "walking round with young people"),
                                ("conversations", "conversations with people who are there"),
                            ],
                            max_length=16,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="how you found out",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ContextEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                (
                    "at",
                    models.DateTimeField(default=guardianship.lib.clock.now, verbose_name="when"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("begun", "begun"),
                            ("changed", "changed"),
                            ("opened", "opened"),
                            ("closed", "closed"),
                            ("reopened", "opened again"),
                        ],
                        max_length=8,
                        verbose_name="what",
                    ),
                ),
                (
                    "done_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        max_length=12,
                        verbose_name="as",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("safer", "the place or setting is safer"),
                            ("guarded", "people who look out for others are there, and stay"),
                            ("service", "the service that did harm changed or stopped it"),
                            ("joined", "it goes on as part of another context"),
                            ("mistaken", "it was written down by mistake"),
                        ],
                        max_length=8,
                        verbose_name="why",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=1000, verbose_name="in words"
                    ),
                ),
                (
                    "how_missing",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=500, verbose_name="why nobody was asked how"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a context",
                "ordering": ["at", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                ("sign_key", models.UUIDField(verbose_name="which sign")),
                (
                    "finding",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="how it is now"
                    ),
                ),
                (
                    "compared",
                    models.CharField(
                        choices=[
                            ("safer", "safer than before"),
                            ("same", "the same"),
                            ("less_safe", "less safe than before"),
                            ("cannot_tell", "cannot be told"),
                        ],
                        max_length=11,
                        verbose_name="beside the beginning",
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "look at a sign again",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "set_by",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "community"),
                            ("professionals", "professionals"),
                        ],
                        max_length=13,
                        verbose_name="who set it",
                    ),
                ),
                (
                    "wording",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=600, verbose_name="in their own words"
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inside", "only the team of this context"),
                            ("partners", "also the partners in it"),
                            ("publish", "everyone, without any name"),
                        ],
                        max_length=8,
                        verbose_name="who may have these words",
                    ),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("place", "the place or setting itself"),
                            ("attitudes", "attitudes and relationships there"),
                            ("service", "a service changed"),
                            ("removed", "an intervention was stopped or reduced"),
                        ],
                        max_length=9,
                        verbose_name="what it is about",
                    ),
                ),
                (
                    "measured_by",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="how you will see it"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "goal",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "sign",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=200, verbose_name="what you look at, in this place"
                    ),
                ),
                (
                    "baseline",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="how it is at the beginning"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "people who live or work there"),
                            ("observed", "seen on a visit"),
                            ("partner", "a partner organisation"),
                            ("incidents", "recorded incidents"),
                            ("statistics", "published figures"),
                        ],
                        max_length=12,
                        verbose_name="who says so",
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign of safety",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="NextStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="what is next"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="by when")),
                ("is_done", models.BooleanField(default=False, verbose_name="it is done")),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "next step",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "target",
                    models.CharField(
                        choices=[
                            ("place", "the place or setting itself"),
                            ("attitudes", "attitudes and relationships there"),
                            ("service", "a service changed"),
                            ("removed", "an intervention was stopped or reduced"),
                        ],
                        max_length=9,
                        verbose_name="what changed",
                    ),
                ),
                (
                    "what",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1000, verbose_name="what is different in this place"
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "care",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")],
                        max_length=6,
                        verbose_name="was it done with care",
                    ),
                ),
                (
                    "flexibility",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")],
                        max_length=6,
                        verbose_name="did it bend to what people needed",
                    ),
                ),
                (
                    "fairness",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("partly", "partly"), ("no", "no")],
                        max_length=6,
                        verbose_name="was it fair",
                    ),
                ),
                (
                    "felt",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("helped", "helped"),
                            ("both", "a bit of both"),
                            ("judged", "judged"),
                        ],
                        max_length=6,
                        verbose_name="did young people feel helped or judged",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        default=guardianship.lib.clock.today, editable=False, verbose_name="since"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="contexts.context",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contexts_shared",
                        to="places.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner in a context",
                "ordering": ["organisation__name"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Perspective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "community"),
                            ("professionals", "professionals"),
                        ],
                        max_length=13,
                        verbose_name="whose view",
                    ),
                ),
                (
                    "role",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        help_text="Such as “youth worker”; never a name.",
                        max_length=80,
                        verbose_name="in what role",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1500, verbose_name="how they see it"
                    ),
                ),
                (
                    "said_on",
                    models.DateField(
                        default=guardianship.lib.clock.today, verbose_name="when they said it"
                    ),
                ),
                (
                    "disagrees",
                    models.BooleanField(
                        default=False, verbose_name="others here see it differently"
                    ),
                ),
                (
                    "differs_about",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=300, verbose_name="about what"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.organisation",
                        verbose_name="organisation, for professionals",
                    ),
                ),
            ],
            options={
                "verbose_name": "perspective",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("one", "level one: a context around the support of a child"),
                            ("two", "level two: the context itself"),
                        ],
                        default="two",
                        max_length=3,
                        verbose_name="level",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conditions", "change the conditions"),
                            ("guardianship", "add guardianship"),
                            ("support", "support"),
                            ("disruption", "disruption"),
                        ],
                        max_length=12,
                        verbose_name="what it does",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1000, verbose_name="what is done"
                    ),
                ),
                (
                    "aim",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="what will be different in this place"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("running", "running"),
                            ("finished", "finished"),
                            ("stopped", "stopped because it did not help or did harm"),
                        ],
                        default="planned",
                        max_length=8,
                        verbose_name="how far it is",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        default=guardianship.lib.clock.today, verbose_name="from when"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("everybody", "for everybody there"),
                            ("targeted", "aimed at some young people"),
                        ],
                        default="everybody",
                        max_length=9,
                        verbose_name="for whom",
                    ),
                ),
                (
                    "children_band",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1-4", "1 to 4"),
                            ("5-9", "5 to 9"),
                            ("10-19", "10 to 19"),
                            ("20+", "20 or more"),
                            ("not_known", "not known"),
                        ],
                        max_length=9,
                        verbose_name="how many young people, at level one",
                    ),
                ),
                (
                    "who_age",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("u13", "under 13"),
                            ("13-15", "13 to 15"),
                            ("16-17", "16 to 17"),
                            ("18-25", "18 to 25"),
                            ("mixed", "mixed ages"),
                        ],
                        max_length=5,
                        verbose_name="ages",
                    ),
                ),
                (
                    "who_number",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1-4", "1 to 4"),
                            ("5-9", "5 to 9"),
                            ("10-19", "10 to 19"),
                            ("20+", "20 or more"),
                            ("not_known", "not known"),
                        ],
                        max_length=9,
                        verbose_name="how many it is aimed at",
                    ),
                ),
                (
                    "why",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=300, verbose_name="why at them, and why there"
                    ),
                ),
                (
                    "threshold",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("significant_harm", "significant harm is happening or likely"),
                            ("asked_for", "young people or families asked for it"),
                        ],
                        max_length=16,
                        verbose_name="on what it stands",
                    ),
                ),
                (
                    "least_intrusive",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True,
                        max_length=300,
                        verbose_name="what less intrusive way you looked at",
                    ),
                ),
                (
                    "universal_not_enough",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True,
                        max_length=300,
                        verbose_name="why support for everybody is not enough",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
                (
                    "where",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="where it is aimed",
                    ),
                ),
            ],
            options={
                "verbose_name": "response",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SafetyFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("people", "people who look out for others"),
                            ("place", "somewhere to go"),
                            ("activity", "something to do"),
                            ("own", "what young people do to stay safe"),
                            ("feature", "light, sight or ways out"),
                            ("rule", "how a service or school works"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1000, verbose_name="what makes it safer"
                    ),
                ),
                (
                    "raised_by",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "community"),
                            ("professionals", "professionals"),
                        ],
                        max_length=13,
                        verbose_name="who says so",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("firm", "several people say so, or it was seen"),
                            ("some", "one source says so"),
                            ("thin", "a guess that needs checking"),
                        ],
                        max_length=5,
                        verbose_name="how sure you are",
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "keeps_it",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=300, verbose_name="what would keep it going"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)ss",
                        to="contexts.context",
                        verbose_name="context, if there is one",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "something that makes it safer",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[
                            ("power", "Power: who decides here, and who cannot"),
                            ("relationships", "Relationships: how people treat each other"),
                            ("attitudes", "Attitudes: what is thought normal or said out loud"),
                            ("physical", "Physical features: light, sight, ways in and out"),
                            ("inequalities", "Inequalities: for whom it is harder, and why"),
                        ],
                        max_length=13,
                        verbose_name="which condition",
                    ),
                ),
                (
                    "evidence",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1500, verbose_name="what you know"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "people who live or work there"),
                            ("observed", "seen on a visit"),
                            ("partner", "a partner organisation"),
                            ("incidents", "recorded incidents"),
                            ("statistics", "published figures"),
                        ],
                        max_length=12,
                        verbose_name="who says so",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("firm", "several people say so, or it was seen"),
                            ("some", "one source says so"),
                            ("thin", "a guess that needs checking"),
                        ],
                        max_length=5,
                        verbose_name="how sure you are",
                    ),
                ),
                (
                    "seen_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "condition",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("agrees", "agrees"), ("dissents", "does not agree")],
                        max_length=8,
                        verbose_name="what they say",
                    ),
                ),
                (
                    "why",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        blank=True, max_length=300, verbose_name="why, if they do not agree"
                    ),
                ),
                (
                    "said_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_offs",
                        to="contexts.goal",
                        verbose_name="goal",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.organisation",
                        verbose_name="which partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "what a partner says of a goal",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SmallShift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=200, verbose_name="what changed a little"
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "context",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="contexts.context",
                    ),
                ),
            ],
            options={
                "verbose_name": "small shift",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SystemHarm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words_were_masked",
                    models.BooleanField(default=False, verbose_name="words were taken out"),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, editable=False)),
                (
                    "written_at",
                    models.DateTimeField(
                        default=guardianship.lib.clock.now,
                        editable=False,
                        verbose_name="written at",
                    ),
                ),
                (
                    "written_as",
                    models.CharField(
                        choices=[
                            ("practitioner", "practitioner"),
                            ("lead", "safeguarding lead"),
                            ("analyst", "analyst"),
                        ],
                        default="practitioner",
                        editable=False,
                        max_length=12,
                        verbose_name="written as",
                    ),
                ),
                (
                    "taken_back",
                    models.BooleanField(default=False, editable=False, verbose_name="taken back"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("curfew", "curfew or night checks"),
                            ("exclusion", "exclusion or managed move"),
                            ("policing", "contact with police"),
                            ("over_intervention", "too much intervention"),
                            ("placement_move", "moved to another placement"),
                            ("sharing", "exposed by sharing information"),
                        ],
                        max_length=17,
                        verbose_name="what it is",
                    ),
                ),
                (
                    "says",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=1000, verbose_name="what the service did"
                    ),
                ),
                (
                    "raised_by",
                    models.CharField(
                        choices=[
                            ("young_people", "young people"),
                            ("family", "families"),
                            ("community", "community"),
                            ("professionals", "professionals"),
                        ],
                        max_length=13,
                        verbose_name="who says so",
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("firm", "several people say so, or it was seen"),
                            ("some", "one source says so"),
                            ("thin", "a guess that needs checking"),
                        ],
                        max_length=5,
                        verbose_name="how sure you are",
                    ),
                ),
                (
                    "noticed_on",
                    models.DateField(default=guardianship.lib.clock.today, verbose_name="when"),
                ),
                (
                    "asked_for",
                    guardianship.safeguarding.freetext.fields.SafeTextField(
                        max_length=300, verbose_name="what you ask the service to do"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "asked, no answer yet"),
                            ("stopped", "it was stopped or lifted"),
                            ("changed", "the service changed how it works"),
                            ("refused", "the service refused"),
                            ("not_asked", "not asked for yet"),
                        ],
                        default="not_asked",
                        max_length=9,
                        verbose_name="what came of it",
                    ),
                ),
                (
                    "under_roth",
                    models.BooleanField(
                        default=False,
                        verbose_name="raised under the pathway for risks outside the home",
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="%(class)ss",
                        to="contexts.context",
                        verbose_name="context, if there is one",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "harm by a service",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TeamHolder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        default=guardianship.lib.clock.today, editable=False, verbose_name="since"
                    ),
                ),
                (
                    "context",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holders",
                        to="contexts.context",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="contexts_held",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "holder of a context",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="context",
            constraint=models.CheckConstraint(
                condition=models.Q(("lead_type__in", ("child_welfare", "youth_group"))),
                name="context_led_by_welfare_or_youth_work",
                violation_error_message="Child welfare or youth work leads.",
            ),
        ),
        migrations.AddConstraint(
            model_name="context",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "place",
                            "route",
                            "school",
                            "alternative",
                            "transport",
                            "online",
                            "peer_setting",
                        ],
                    )
                ),
                name="context_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="context",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "open", "closed"])),
                name="context_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="context",
            constraint=models.CheckConstraint(
                condition=models.Q(("area__isnull", False), ("kind", "online"), _connector="OR"),
                name="context_only_online_is_nowhere",
                violation_error_message="Say where it is. Only an online space is nowhere.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_commitment_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="barrier",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_barrier_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_assessment_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("already_safer", ""), _negated=True),
                    models.Q(("would_be_safer", ""), _negated=True),
                ),
                name="assessment_says_what_is_safe",
            ),
        ),
        migrations.AddConstraint(
            model_name="contextevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "closed"),
                        models.Q(("reason", ""), _negated=True),
                        models.Q(("says", ""), _negated=True),
                    ),
                    models.Q(models.Q(("kind", "closed"), _negated=True), ("reason", "")),
                    _connector="OR",
                ),
                name="context_closed_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="contextevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason__in", ["", "safer", "guarded", "service", "joined", "mistaken"])
                ),
                name="context_known_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_followup_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_goal_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("set_by", "young_people"), _negated=True),
                    models.Q(("consent", ""), _negated=True),
                    _connector="OR",
                ),
                name="goal_of_young_people_has_consent",
                violation_error_message="Ask them who may have their words, and say so.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_indicator_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="nextstep",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_nextstep_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_outcome_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("target__in", ["place", "attitudes", "service", "removed"])),
                name="outcome_is_no_tool",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                fields=("context", "organisation"), name="context_partner_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="perspective",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_perspective_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="perspective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("whose", "professionals"), _negated=True),
                    ("organisation__isnull", False),
                    _connector="OR",
                ),
                name="perspective_of_an_agency_names_it",
                violation_error_message="Say which organisation sees it this way.",
            ),
        ),
        migrations.AddConstraint(
            model_name="perspective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("disagrees", False),
                    models.Q(("differs_about", ""), _negated=True),
                    _connector="OR",
                ),
                name="perspective_disagrees_about_something",
                violation_error_message="Say what they see differently.",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_response_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reach", "targeted"), _negated=True),
                    models.Q(
                        ("why", ""),
                        ("who_age", ""),
                        ("who_number", ""),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="response_targeting_says_who_and_why",
                violation_error_message="Say at whom, where and why it is aimed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reach", "targeted"), _negated=True),
                    models.Q(
                        ("threshold", ""),
                        ("least_intrusive", ""),
                        ("universal_not_enough", ""),
                        _connector="OR",
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="response_targeting_is_proportionate",
                violation_error_message="Say on what it stands, which less intrusive way you looked at, and why support for everybody is not enough.",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", "one"), models.Q(("children_band", ""), _negated=True)),
                    models.Q(("level", "two"), ("children_band", "")),
                    _connector="OR",
                ),
                name="response_counts_children_at_level_one",
                violation_error_message="At level one say how many young people, as a band; at level two nobody.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyfactor",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_safetyfactor_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="safetyfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", ""), _negated=True), name="safety_factor_says_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_section_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(("evidence", ""), _negated=True), name="section_has_evidence"
            ),
        ),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "aspect__in",
                        ["power", "relationships", "attitudes", "physical", "inequalities"],
                    )
                ),
                name="section_known_condition",
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_signoff_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signoff",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "dissents"), _negated=True),
                    models.Q(("why", ""), _negated=True),
                    _connector="OR",
                ),
                name="sign_off_dissent_says_why",
                violation_error_message="Say why they do not agree.",
            ),
        ),
        migrations.AddConstraint(
            model_name="smallshift",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_smallshift_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="systemharm",
            constraint=models.UniqueConstraint(
                fields=("key", "version"), name="contexts_systemharm_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="systemharm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("says", ""), _negated=True),
                    models.Q(("asked_for", ""), _negated=True),
                ),
                name="system_harm_asks_for_a_change",
            ),
        ),
        migrations.AddConstraint(
            model_name="systemharm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "curfew",
                            "exclusion",
                            "policing",
                            "over_intervention",
                            "placement_move",
                            "sharing",
                        ],
                    )
                ),
                name="system_harm_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="teamholder",
            constraint=models.UniqueConstraint(
                fields=("context", "person"), name="context_holder_once"
            ),
        ),
    ]
