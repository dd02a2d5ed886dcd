"""What the policies ask: whether a job has opened the wall, and which areas are open to a person.

The second runs as the owner, so that the analysts' role need not read who has which duty.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION wall_is_task() RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT coalesce(current_setting('guardianship.casework', true), '') LIKE 'task:_%'
$$;

CREATE FUNCTION wall_areas() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT c.area_id), '{}')
    FROM wall_areaduty d JOIN wall_dutycover c ON c.duty_id = d.id
    WHERE current_setting('guardianship.casework', true) = 'person'
      AND d.person_id::text = current_setting('guardianship.person', true)
      AND d.starts_on <= (now() AT TIME ZONE 'Europe/London')::date
      AND (d.ends_on IS NULL OR d.ends_on >= (now() AT TIME ZONE 'Europe/London')::date)
      AND (d.purpose = '' OR d.purpose = current_setting('guardianship.purpose', true))
      AND (coalesce(current_setting('guardianship.areas', true), '') = ''
           OR c.area_id::text = ANY (string_to_array(current_setting('guardianship.areas', true), ',')))
$$;
"""


class Migration(migrations.Migration):
    """Functions that every guarded table's policy calls."""

    dependencies = [("wall", "0001_duties")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION wall_areas(); DROP FUNCTION wall_is_task();"),
    ]
