"""Row-level security: exact locations are seen only by a transaction that opened the door.

FORCE makes it hold for the owner of the table too; only a superuser passes it, and the site
never connects as one.
"""

from django.db import migrations


class Migration(migrations.Migration):
    """Policies on places_exactlocation."""

    dependencies = [("places", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql="""
            ALTER TABLE places_exactlocation ENABLE ROW LEVEL SECURITY;
            ALTER TABLE places_exactlocation FORCE ROW LEVEL SECURITY;
            CREATE POLICY opened_only ON places_exactlocation
                USING (current_setting('guardianship.exact_locations', true) = 'on')
                WITH CHECK (current_setting('guardianship.exact_locations', true) = 'on');
            """,
            reverse_sql="""
            DROP POLICY opened_only ON places_exactlocation;
            ALTER TABLE places_exactlocation NO FORCE ROW LEVEL SECURITY;
            ALTER TABLE places_exactlocation DISABLE ROW LEVEL SECURITY;
            """,
        ),
    ]
