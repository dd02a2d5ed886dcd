"""PostgreSQL refuses a picture of a listing that shows less than where exactly it is."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION refuse_picture_where_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('waiting', 'public') AND EXISTS (
        SELECT 1 FROM places_listing
        WHERE id = NEW.listing_id AND location_visibility <> 'exact'
    ) THEN
        RAISE EXCEPTION 'a listing that hides where it is has no picture'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'picture_none_where_hidden';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER picture_none_where_hidden BEFORE INSERT OR UPDATE
    ON portal_pictures_listingpicture
    FOR EACH ROW EXECUTE FUNCTION refuse_picture_where_hidden();
"""
ALLOW = """
DROP TRIGGER picture_none_where_hidden ON portal_pictures_listingpicture;
DROP FUNCTION refuse_picture_where_hidden();
"""


class Migration(migrations.Migration):
    dependencies = [("portal_pictures", "0001_pictures_with_consent")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
