"""What a cell must agree with is looked at once for a statement, and not six times for each row.

A year of a force is some fifty thousand cells; foreign keys took three of four seconds of loading
it. As foreign keys do, the triggers lock the rows that a cell leans on until the transaction ends,
and refuse to let them go while cells lean on them.
"""

import django.db.models.deletion
from django.db import migrations, models

DROP_KEYS = """
ALTER TABLE harm_harmcount DROP CONSTRAINT harm_count_of_its_month;
DROP INDEX harm_month_with_source;
ALTER TABLE harm_harmcount DROP CONSTRAINT harm_count_layer_of_its_category;
DROP INDEX harm_category_with_layer;
"""
MAKE_KEYS = """
CREATE UNIQUE INDEX harm_category_with_layer ON harm_harmcategory (id, layer);
ALTER TABLE harm_harmcount ADD CONSTRAINT harm_count_layer_of_its_category
    FOREIGN KEY (category_id, layer) REFERENCES harm_harmcategory (id, layer)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX harm_month_with_source ON harm_loadedmonth (id, source_id, month);
ALTER TABLE harm_harmcount ADD CONSTRAINT harm_count_of_its_month
    FOREIGN KEY (loaded_month_id, source_id, month)
    REFERENCES harm_loadedmonth (id, source_id, month) DEFERRABLE INITIALLY DEFERRED;
"""
AGREE = """
CREATE FUNCTION harm_counts_agree() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM FROM harm_loadedmonth WHERE id IN (SELECT loaded_month_id FROM written) FOR SHARE;
    PERFORM FROM harm_harmcategory WHERE id IN (SELECT category_id FROM written) FOR SHARE;
    IF EXISTS (SELECT FROM written w LEFT JOIN harm_loadedmonth m
               ON (m.id, m.source_id, m.month) = (w.loaded_month_id, w.source_id, w.month)
               WHERE m.id IS NULL) THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'harm_count_of_its_month',
            MESSAGE = 'harm_count_of_its_month: a count says the source and month that it was loaded with';
    END IF;
    IF EXISTS (SELECT FROM written w LEFT JOIN harm_harmcategory c
               ON (c.id, c.layer) = (w.category_id, w.layer) WHERE c.id IS NULL) THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'harm_count_layer_of_its_category',
            MESSAGE = 'harm_count_layer_of_its_category: a count says its category''s';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER agree_on_insert AFTER INSERT ON harm_harmcount
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION harm_counts_agree();
CREATE TRIGGER agree_on_update AFTER UPDATE ON harm_harmcount
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION harm_counts_agree();

-- Cells are behind the wall; whether any lean on a row is asked as a job does.
CREATE FUNCTION harm_counts_lean() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE leaning boolean; before text := current_setting('guardianship.casework', true);
BEGIN
    PERFORM set_config('guardianship.casework', 'task:integrity', true);
    IF TG_TABLE_NAME = 'harm_loadedmonth' THEN
        leaning := EXISTS (SELECT FROM harm_harmcount WHERE loaded_month_id = OLD.id);
    ELSE
        leaning := EXISTS (SELECT FROM harm_harmcount WHERE category_id = OLD.id);
    END IF;
    PERFORM set_config('guardianship.casework', coalesce(before, ''), true);
    IF leaning THEN
        RAISE foreign_key_violation USING CONSTRAINT = 'harm_counts_lean_on_it',
            MESSAGE = 'harm_counts_lean_on_it: this row stays while counts are there';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER held_by_counts BEFORE DELETE ON harm_loadedmonth
    FOR EACH ROW EXECUTE FUNCTION harm_counts_lean();
CREATE TRIGGER held_as_it_is BEFORE UPDATE ON harm_loadedmonth FOR EACH ROW
    WHEN ((OLD.id, OLD.source_id, OLD.month) IS DISTINCT FROM (NEW.id, NEW.source_id, NEW.month))
    EXECUTE FUNCTION harm_counts_lean();
CREATE TRIGGER held_by_counts BEFORE DELETE ON harm_harmcategory
    FOR EACH ROW EXECUTE FUNCTION harm_counts_lean();
CREATE TRIGGER held_as_it_is BEFORE UPDATE ON harm_harmcategory FOR EACH ROW
    WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION harm_counts_lean();

-- A category that moves to the other layer takes its cells along.
CREATE FUNCTION harm_counts_follow() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE before text := current_setting('guardianship.casework', true);
BEGIN
    PERFORM set_config('guardianship.casework', 'task:integrity', true);
    UPDATE harm_harmcount SET layer = NEW.layer WHERE category_id = NEW.id;
    PERFORM set_config('guardianship.casework', coalesce(before, ''), true);
    RETURN NULL;
END $$;
CREATE TRIGGER taken_along AFTER UPDATE ON harm_harmcategory FOR EACH ROW
    WHEN (OLD.layer IS DISTINCT FROM NEW.layer) EXECUTE FUNCTION harm_counts_follow();
"""
DISAGREE = """
DROP TRIGGER taken_along ON harm_harmcategory;
DROP TRIGGER held_as_it_is ON harm_harmcategory;
DROP TRIGGER held_by_counts ON harm_harmcategory;
DROP TRIGGER held_as_it_is ON harm_loadedmonth;
DROP TRIGGER held_by_counts ON harm_loadedmonth;
DROP TRIGGER agree_on_update ON harm_harmcount;
DROP TRIGGER agree_on_insert ON harm_harmcount;
DROP FUNCTION harm_counts_follow();
DROP FUNCTION harm_counts_lean();
DROP FUNCTION harm_counts_agree();
"""


class Migration(migrations.Migration):
    """Fewer keys and indexes on cells, and triggers in their place."""

    dependencies = [("harm", "0003_categories_and_sources")]

    operations = [
        migrations.RunSQL(DROP_KEYS, MAKE_KEYS),
        migrations.AlterField(
            model_name="harmcount",
            name="loaded_month",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="counts",
                to="harm.loadedmonth",
            ),
        ),
        migrations.AlterField(
            model_name="harmcount",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="harm.harmsource",
            ),
        ),
        migrations.AlterField(
            model_name="harmcount",
            name="category",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="harm.harmcategory",
            ),
        ),
        migrations.AlterField(
            model_name="harmcount",
            name="area",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
            ),
        ),
        migrations.RunSQL(AGREE, DISAGREE),
    ]
