"""Row-level security: a draft is seen by the person who writes it, and by the job that forgets."""

from django.db import migrations

OWN = """
ALTER TABLE casework_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE casework_draft FORCE ROW LEVEL SECURITY;
CREATE POLICY own_only ON casework_draft
    USING ((SELECT wall_is_task())
        OR person_id::text = current_setting('guardianship.person', true))
    WITH CHECK (person_id::text = current_setting('guardianship.person', true));
"""
ANYBODYS = """
DROP POLICY own_only ON casework_draft;
ALTER TABLE casework_draft NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casework_draft DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    """Policies on casework_draft."""

    dependencies = [
        ("casework", "0001_first_tables"),
        ("wall", "0002_who_gets_through"),
    ]

    operations = [migrations.RunSQL(OWN, ANYBODYS)]
