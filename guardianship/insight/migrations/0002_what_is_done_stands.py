"""What has ended or was published stays as it is; true counts are behind the wall."""

from django.db import migrations

from guardianship.safeguarding.wall.guarding import guard

# A run's end is final; the job that keeps to the register, and nobody else, takes done ones away.
RUNS = """
CREATE FUNCTION insight_run_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (OLD.state <> 'done' OR wall_is_task()) THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.state IN ('waiting', 'running') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a run that has ended stands' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER run_stands BEFORE UPDATE OR DELETE ON insight_run
    FOR EACH ROW EXECUTE FUNCTION insight_run_stands();

CREATE FUNCTION insight_run_table_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (wall_is_task() OR NOT EXISTS (
            SELECT FROM insight_run WHERE id = OLD.run_id AND state = 'done')) THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' AND EXISTS (
            SELECT FROM insight_run WHERE id = NEW.run_id AND state = 'running') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'tables are written by a run and then stand'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER run_table_stands BEFORE INSERT OR UPDATE OR DELETE ON insight_runtable
    FOR EACH ROW EXECUTE FUNCTION insight_run_table_stands();
"""
NO_RUNS = """
DROP TRIGGER run_table_stands ON insight_runtable;
DROP FUNCTION insight_run_table_stands();
DROP TRIGGER run_stands ON insight_run;
DROP FUNCTION insight_run_stands();
"""
# Only which release takes its place may be said of a release, and once.
RELEASES = """
CREATE FUNCTION insight_release_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    replaced insight_release;
BEGIN
    IF TG_OP = 'DELETE' AND wall_is_task() THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.replaced_by_id IS NULL THEN
        replaced := OLD;
        replaced.replaced_by_id := NEW.replaced_by_id;
        IF replaced IS NOT DISTINCT FROM NEW THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a release stands; a mistake is mended by another'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER release_stands BEFORE UPDATE OR DELETE ON insight_release
    FOR EACH ROW EXECUTE FUNCTION insight_release_stands();

CREATE FUNCTION insight_release_table_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND wall_is_task() THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'tables of a release stand' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER release_table_stands BEFORE UPDATE OR DELETE ON insight_releasetable
    FOR EACH ROW EXECUTE FUNCTION insight_release_table_stands();
CREATE TRIGGER true_cells_stand BEFORE UPDATE OR DELETE ON insight_truecells
    FOR EACH ROW EXECUTE FUNCTION insight_release_table_stands();
"""
NO_RELEASES = """
DROP TRIGGER true_cells_stand ON insight_truecells;
DROP TRIGGER release_table_stands ON insight_releasetable;
DROP FUNCTION insight_release_table_stands();
DROP TRIGGER release_stands ON insight_release;
DROP FUNCTION insight_release_stands();
"""


class Migration(migrations.Migration):
    """Triggers, and the wall around true counts."""

    dependencies = [("insight", "0001_runs_and_releases"), ("wall", "0002_who_gets_through")]

    operations = [
        migrations.RunSQL(RUNS, NO_RUNS),
        migrations.RunSQL(RELEASES, NO_RELEASES),
        *guard("insight_truecells"),
    ]
