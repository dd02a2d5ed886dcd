"""Commissioners have duties, which say whose releases they read, and open no row of case data."""

from django.conf import settings
from django.db import migrations, models

WITHOUT_COMMISSIONERS = """
CREATE OR REPLACE FUNCTION wall_areas() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT c.area_id), '{}')
    FROM wall_areaduty d JOIN wall_dutycover c ON c.duty_id = d.id
    WHERE current_setting('guardianship.casework', true) = 'person'
      AND d.role <> 'commissioner'
      AND d.person_id::text = current_setting('guardianship.person', true)
      AND d.starts_on <= (now() AT TIME ZONE 'Europe/London')::date
      AND (d.ends_on IS NULL OR d.ends_on >= (now() AT TIME ZONE 'Europe/London')::date)
      AND (d.purpose = '' OR d.purpose = current_setting('guardianship.purpose', true))
      AND (coalesce(current_setting('guardianship.areas', true), '') = ''
           OR c.area_id::text = ANY (string_to_array(current_setting('guardianship.areas', true), ',')))
$$;
"""
AS_BEFORE = """
CREATE OR REPLACE FUNCTION wall_areas() RETURNS bigint[]
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
    """A role more, and a function that passes it over."""

    dependencies = [
        ("areas", "0001_initial"),
        ("wall", "0002_who_gets_through"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="areaduty",
            name="area_duty_role",
        ),
        migrations.AlterField(
            model_name="areaduty",
            name="role",
            field=models.CharField(
                choices=[
                    ("practitioner", "practitioner"),
                    ("lead", "safeguarding lead"),
                    ("analyst", "analyst"),
                    ("commissioner", "commissioner"),
                ],
                max_length=12,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="areaduty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("role__in", ["practitioner", "lead", "analyst", "commissioner"])
                ),
                name="area_duty_role",
            ),
        ),
        migrations.RunSQL(WITHOUT_COMMISSIONERS, AS_BEFORE),
    ]
