"""A draft goes with the account of its writer: Django does not see it from outside, PostgreSQL does."""

from django.db import migrations

NAME = "casework_draft_person_id_29a1651a_fk_accounts_user_id"
KEY = f"""
ALTER TABLE casework_draft DROP CONSTRAINT {NAME};
ALTER TABLE casework_draft ADD CONSTRAINT {NAME} FOREIGN KEY (person_id)
    REFERENCES accounts_user (id) %s DEFERRABLE INITIALLY DEFERRED;
"""


class Migration(migrations.Migration):
    """``ON DELETE CASCADE`` in the table itself."""

    dependencies = [("casework", "0002_own_drafts_only")]

    operations = [migrations.RunSQL(KEY % "ON DELETE CASCADE", KEY % "")]
