"""The wall around counts, what a cell's columns must agree with, and what analysts read."""

from django.db import migrations

from guardianship.safeguarding.wall.guarding import guard

# A cell cannot say another layer than its category, nor another month than it was loaded with.
AGREE = """
CREATE UNIQUE INDEX harm_category_with_layer ON harm_harmcategory (id, layer);
ALTER TABLE harm_harmcount ADD CONSTRAINT harm_count_layer_of_its_category
    FOREIGN KEY (category_id, layer) REFERENCES harm_harmcategory (id, layer)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX harm_month_with_source ON harm_loadedmonth (id, source_id, month);
ALTER TABLE harm_harmcount ADD CONSTRAINT harm_count_of_its_month
    FOREIGN KEY (loaded_month_id, source_id, month)
    REFERENCES harm_loadedmonth (id, source_id, month) DEFERRABLE INITIALLY DEFERRED;
"""
DISAGREE = """
ALTER TABLE harm_harmcount DROP CONSTRAINT harm_count_of_its_month;
DROP INDEX harm_month_with_source;
ALTER TABLE harm_harmcount DROP CONSTRAINT harm_count_layer_of_its_category;
DROP INDEX harm_category_with_layer;
"""
VIEW = """
CREATE VIEW harm_for_analysts WITH (security_invoker = true) AS
    SELECT h.area_id, h.month, h.time_band, c.code AS category, s.code AS source, h.layer,
           h.raised_by, h.from_response, sum(h.count) AS count
    FROM harm_harmcount h
    JOIN harm_harmsource s ON s.id = h.source_id AND s.is_on
    JOIN harm_harmcategory c ON c.id = h.category_id
    GROUP BY h.area_id, h.month, h.time_band, c.code, s.code, h.layer, h.raised_by, h.from_response
"""


class Migration(migrations.Migration):
    """Row-level security, two foreign keys on more than one column, one view."""

    dependencies = [("harm", "0001_counts"), ("wall", "0002_who_gets_through")]

    operations = [
        *guard("harm_harmcount", area_column="area_id"),
        migrations.RunSQL(AGREE, DISAGREE),
        migrations.RunSQL(VIEW, "DROP VIEW harm_for_analysts"),
    ]
