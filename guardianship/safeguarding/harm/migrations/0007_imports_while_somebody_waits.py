"""A file is counted while somebody waits: what is kept of its way is what came of it."""

from django.db import migrations, models

# What waited, was refused or stopped has no report; the next file would have taken its place.
ONLY_REPORTS = "DELETE FROM harm_countimport WHERE state NOT IN ('looked', 'loaded')"
# A sentence with the number and the first rows of a reason was kept; it is said from them now.
FORGET_SENTENCES = "UPDATE harm_countimport SET remarks = '[]'"
# Nobody takes up what waited: its file was never kept either.
FORGET_TASKS = """
    DELETE FROM django_tasks_database_dbtaskresult
    WHERE task_path = 'guardianship.safeguarding.harm.tasks.count_file'
"""


class Migration(migrations.Migration):
    dependencies = [
        ("harm", "0006_areas_checked_by_statement"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(ONLY_REPORTS, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET_SENTENCES, migrations.RunSQL.noop),
        migrations.RunSQL(FORGET_TASKS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("countimport", "harm_import_state"),
        migrations.RemoveConstraint("countimport", "harm_import_lets_its_file_go"),
        *(
            migrations.RemoveField("countimport", name)
            for name in (
                "is_replacing",
                "published_as",
                "handed_over_as",
                "state",
                "done",
                "parts",
                "left_out",
                "why",
            )
        ),
        migrations.RenameField("countimport", "remarks", "left_out"),
        migrations.AlterField(
            "countimport",
            "left_out",
            models.JSONField(default=list, verbose_name="left out, by reason"),
        ),
        migrations.AddField(
            "countimport",
            "disagreeing",
            models.PositiveIntegerField(
                default=0, verbose_name="points outside the area of their code"
            ),
        ),
        migrations.AlterField(
            "countimport",
            "rule",
            models.CharField(
                choices=[
                    ("own_code", "the area code in the row"),
                    ("point", "the area around the point"),
                ],
                max_length=10,
                verbose_name="how rows found their area",
            ),
        ),
        migrations.AlterField(
            "countimport",
            "is_kept",
            models.BooleanField(default=False, verbose_name="loaded, and not only looked at"),
        ),
        migrations.RenameModel("CountImport", "ImportReport"),
        migrations.AlterModelOptions(
            "importreport",
            {
                "verbose_name": "report of an import",
                "verbose_name_plural": "reports of imports",
                "default_permissions": (),
            },
        ),
    ]
