"""Notes on looks are only added; a disclosure needs two that may decide; both hold in PostgreSQL."""

from django.db import migrations

from guardianship.safeguarding.wall.guarding import guard, guard_through

NOTES_STAY = """
CREATE FUNCTION rights_notes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - interval '365 days' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'notes on looks are only ever added' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER notes_stay BEFORE UPDATE OR DELETE ON rights_accessnote
    FOR EACH ROW EXECUTE FUNCTION rights_notes_stay();
CREATE TRIGGER notes_stay_all BEFORE TRUNCATE ON rights_accessnote
    FOR EACH STATEMENT EXECUTE FUNCTION rights_notes_stay();
"""
NOTES_GO = """
DROP TRIGGER notes_stay_all ON rights_accessnote;
DROP TRIGGER notes_stay ON rights_accessnote;
DROP FUNCTION rights_notes_stay();
"""
# A decision stands; only the job that keeps to the register deletes, with its disclosure. What is
# asked for is fixed by the first decision on it. Who asked does not decide, nor does enforcement.
DECISIONS = """
CREATE FUNCTION rights_may_decide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND wall_is_task() THEN
        RETURN OLD;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'a decision stands' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT FROM rights_disclosure
               WHERE id = NEW.disclosure_id AND asked_by_id = NEW.by_id)
       OR EXISTS (SELECT FROM places_membership m
                  JOIN places_organisation o ON o.id = m.organisation_id
                  WHERE m.user_id = NEW.by_id AND o.type = 'enforcement') THEN
        RAISE EXCEPTION 'this person does not decide'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_decided_by_others';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER may_decide BEFORE INSERT OR UPDATE OR DELETE ON rights_disclosuredecision
    FOR EACH ROW EXECUTE FUNCTION rights_may_decide();

CREATE FUNCTION rights_two_decide() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'asked' THEN
            RAISE EXCEPTION 'a disclosure begins by being asked for'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_begins_asked';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.area_id, NEW.basis, NEW.necessary_because, NEW.young_people_view, NEW.asked_at)
       IS DISTINCT FROM
       (OLD.area_id, OLD.basis, OLD.necessary_because, OLD.young_people_view, OLD.asked_at) THEN
        RAISE EXCEPTION 'what was asked for stands' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.state IN ('approved', 'opened') AND (
            SELECT count(DISTINCT by_id) FILTER (WHERE approves) < 2 OR bool_or(NOT approves)
            FROM rights_disclosuredecision WHERE disclosure_id = NEW.id) THEN
        RAISE EXCEPTION 'two others approve, or nothing is told'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosure_two_approve';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER two_decide BEFORE INSERT OR UPDATE ON rights_disclosure
    FOR EACH ROW EXECUTE FUNCTION rights_two_decide();

CREATE FUNCTION rights_lines_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND wall_is_task() THEN
        RETURN OLD;
    END IF;
    IF TG_OP <> 'INSERT' OR EXISTS (SELECT FROM rights_disclosuredecision
                                    WHERE disclosure_id = NEW.disclosure_id) THEN
        RAISE EXCEPTION 'what was asked for stands' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lines_stand BEFORE INSERT OR UPDATE OR DELETE ON rights_disclosureline
    FOR EACH ROW EXECUTE FUNCTION rights_lines_stand();
"""
NO_DECISIONS = """
DROP TRIGGER lines_stand ON rights_disclosureline;
DROP FUNCTION rights_lines_stand();
DROP TRIGGER two_decide ON rights_disclosure;
DROP FUNCTION rights_two_decide();
DROP TRIGGER may_decide ON rights_disclosuredecision;
DROP FUNCTION rights_may_decide();
"""


class Migration(migrations.Migration):
    """Triggers and the wall around disclosures."""

    dependencies = [
        ("rights", "0001_first_tables"),
        ("wall", "0002_who_gets_through"),
        ("places", "0010_child_welfare_and_enforcement"),
    ]

    operations = [
        migrations.RunSQL(NOTES_STAY, NOTES_GO),
        migrations.RunSQL(DECISIONS, NO_DECISIONS),
        *guard("rights_disclosure"),
        *guard_through("rights_disclosureline", column="disclosure_id", parent="rights_disclosure"),
        *guard_through(
            "rights_disclosuredecision", column="disclosure_id", parent="rights_disclosure"
        ),
    ]
