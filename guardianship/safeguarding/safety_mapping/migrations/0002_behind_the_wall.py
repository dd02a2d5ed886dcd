"""The wall around what young people say. A visitor's answer is let in, and shows nobody anything."""

from django.db import migrations

from guardianship.safeguarding.wall.guarding import guard, guard_through

LET_IN = """
CREATE POLICY let_in ON safety_mapping_singleanswer FOR INSERT
    WITH CHECK (taken_back_at IS NULL);
"""
NOT_LET_IN = "DROP POLICY let_in ON safety_mapping_singleanswer;"


class Migration(migrations.Migration):
    """Policies."""

    dependencies = [("safety_mapping", "0001_first_tables"), ("wall", "0002_who_gets_through")]

    operations = [
        *guard("safety_mapping_groupsession", area_column="home_id"),
        *guard_through(
            "safety_mapping_sessioncell",
            column="session_id",
            parent="safety_mapping_groupsession",
        ),
        *guard("safety_mapping_singleanswer"),
        migrations.RunSQL(LET_IN, NOT_LET_IN),
    ]
