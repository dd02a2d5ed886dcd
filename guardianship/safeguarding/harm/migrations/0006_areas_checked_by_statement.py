"""Areas of cells are looked at once for a statement too, as months and categories are (0004).

The foreign key asked for every cell by itself, which was a third of what PostgreSQL took to load a
year. The triggers hold the same: a cell is of an area that is there, and an area stays, and keeps
its number, while cells lean on it, also those that nobody who asks may see.
"""

import django.db.models.deletion
from django.db import migrations, models

HOLD = """
CREATE FUNCTION harm_counts_in_areas() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM areas_area WHERE id IN (SELECT area_id FROM written) FOR KEY SHARE;
    IF EXISTS (SELECT FROM (SELECT DISTINCT area_id FROM written) w
               LEFT JOIN areas_area a ON a.id = w.area_id WHERE a.id IS NULL) THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'harm_count_of_an_area',
            MESSAGE = 'harm_count_of_an_area: a count is of an area that is there';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER in_areas_on_insert AFTER INSERT ON harm_harmcount
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION harm_counts_in_areas();
CREATE TRIGGER in_areas_on_update AFTER UPDATE ON harm_harmcount
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION harm_counts_in_areas();

CREATE FUNCTION harm_counts_lean_on_areas() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE leaning boolean; before text := current_setting('guardianship.casework', true);
BEGIN
    PERFORM set_config('guardianship.casework', 'task:integrity', true);
    leaning := EXISTS (SELECT FROM gone JOIN harm_harmcount c ON c.area_id = gone.id);
    PERFORM set_config('guardianship.casework', coalesce(before, ''), true);
    IF leaning THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'harm_counts_lean_on_it',
            MESSAGE = 'harm_counts_lean_on_it: this area stays while counts are there';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER held_by_counts AFTER DELETE ON areas_area
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION harm_counts_lean_on_areas();

CREATE FUNCTION harm_counts_keep_areas() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE foreign_key_violation USING CONSTRAINT = 'harm_counts_lean_on_it',
        MESSAGE = 'harm_counts_lean_on_it: the number of an area stays as it is';
END $$;
CREATE TRIGGER held_as_it_is BEFORE UPDATE OF id ON areas_area FOR EACH ROW
    WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION harm_counts_keep_areas();
"""
LET_GO = """
DROP TRIGGER held_as_it_is ON areas_area;
DROP TRIGGER held_by_counts ON areas_area;
DROP TRIGGER in_areas_on_update ON harm_harmcount;
DROP TRIGGER in_areas_on_insert ON harm_harmcount;
DROP FUNCTION harm_counts_keep_areas();
DROP FUNCTION harm_counts_lean_on_areas();
DROP FUNCTION harm_counts_in_areas();
"""


class Migration(migrations.Migration):
    """No key on areas from cells, and triggers in its place."""

    dependencies = [("harm", "0005_imports_from_pages"), ("areas", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="harmcount",
            name="area",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
            ),
        ),
        migrations.RunSQL(HOLD, LET_GO),
    ]
