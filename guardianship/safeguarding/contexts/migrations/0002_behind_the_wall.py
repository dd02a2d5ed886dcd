"""The wall around contexts and all that belongs to them; who may lead; how many hold one.

A foreign key to the organisation *and its type* keeps ``lead_type`` right by itself, past
row-level security: an organisation that leads cannot become one that may not.

The rule on holders is asked when a transaction ends. The function opens the wall for itself,
since the door that the transaction went through is shut by then.
"""

from django.db import migrations

from guardianship.safeguarding.wall.guarding import guard, guard_through

OF_A_CONTEXT = (
    "assessment",
    "barrier",
    "commitment",
    "contextevent",
    "followup",
    "goal",
    "indicator",
    "nextstep",
    "outcome",
    "partner",
    "perspective",
    "response",
    "section",
    "signoff",
    "smallshift",
    "teamholder",
)
OF_AN_AREA = ("safetyfactor", "systemharm")

LEAD = """
CREATE UNIQUE INDEX organisation_with_its_type ON places_organisation (id, type);
ALTER TABLE contexts_context ADD CONSTRAINT context_lead_is_of_its_type
    FOREIGN KEY (lead_id, lead_type) REFERENCES places_organisation (id, type)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""
NO_LEAD = """
ALTER TABLE contexts_context DROP CONSTRAINT context_lead_is_of_its_type;
DROP INDEX organisation_with_its_type;
"""
HOLDERS = """
CREATE FUNCTION contexts_two_holders() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    door CONSTANT text := 'guardianship.casework';
    before text := coalesce(current_setting(door, true), '');
    asked bigint;
BEGIN
    IF TG_TABLE_NAME = 'contexts_context' THEN
        asked := NEW.id;
    ELSE
        asked := OLD.context_id;
    END IF;
    PERFORM set_config(door, 'task:holders', true);
    IF EXISTS (SELECT FROM contexts_context WHERE id = asked AND state = 'open')
       AND (SELECT count(*) FROM contexts_teamholder WHERE context_id = asked) < 2 THEN
        RAISE EXCEPTION 'an open context has two holders'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'context_two_holders';
    END IF;
    PERFORM set_config(door, before, true);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER context_two_holders
    AFTER INSERT OR UPDATE OF state ON contexts_context
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contexts_two_holders();
CREATE CONSTRAINT TRIGGER context_two_holders_stay
    AFTER DELETE OR UPDATE ON contexts_teamholder
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contexts_two_holders();
"""
NO_HOLDERS = """
DROP TRIGGER context_two_holders_stay ON contexts_teamholder;
DROP TRIGGER context_two_holders ON contexts_context;
DROP FUNCTION contexts_two_holders();
"""


class Migration(migrations.Migration):
    """Policies, a key and a trigger."""

    dependencies = [
        ("contexts", "0001_first_tables"),
        ("wall", "0002_who_gets_through"),
        ("places", "0010_child_welfare_and_enforcement"),
    ]

    operations = [
        migrations.RunSQL(LEAD, NO_LEAD),
        migrations.RunSQL(HOLDERS, NO_HOLDERS),
        *guard("contexts_context", area_column="home_id"),
        *[
            operation
            for name in OF_A_CONTEXT
            for operation in guard_through(
                f"contexts_{name}", column="context_id", parent="contexts_context"
            )
        ],
        *[
            operation
            for name in OF_AN_AREA
            for operation in guard(f"contexts_{name}", area_column="home_id")
        ],
    ]
