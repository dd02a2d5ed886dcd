"""An account can be removed though it asked for or decided on a disclosure; both stay as they are.

Behind the wall Django sees neither, and PostgreSQL refused the removal with an error.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NAME = "rights_disclosure_asked_by_id_4e523efd_fk_accounts_user_id"
KEY = f"""
ALTER TABLE rights_disclosure DROP CONSTRAINT {NAME};
ALTER TABLE rights_disclosure ADD CONSTRAINT {NAME} FOREIGN KEY (asked_by_id)
    REFERENCES accounts_user (id) %s DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    """``ON DELETE SET NULL`` for who asked; a number that binds nothing for who decided."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("rights", "0003_looks_and_targeting"),
    ]

    operations = [
        migrations.RunSQL(KEY % "ON DELETE SET NULL", KEY % ""),
        migrations.AlterField(
            "disclosuredecision",
            "by",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
