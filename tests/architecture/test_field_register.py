"""Every field of every model of ours says its class, purpose and retention; the DPIA agrees."""

from importlib import import_module

import pytest
from django.db import connection, models

from guardianship.lib import field_register
from guardianship.lib.field_register import (
    MUST_END,
    DataClass,
    Declared,
    Kept,
    SaidTwice,
    Says,
    declarations,
    declare,
    our_models,
    own_fields,
    register,
    unsaid,
)
from guardianship.safeguarding.rights.dpia import NoMarks, is_up_to_date, table, with_table


def test_no_field_is_without_class_purpose_and_retention() -> None:
    assert unsaid() == []
    for entry in register():
        assert isinstance(entry.data_class, DataClass)
        assert entry.purpose.endswith("."), f"{entry.model}.{entry.name}"
        assert entry.kept.says, f"{entry.model}.{entry.name}"


@pytest.mark.django_db
def test_postgresql_has_no_column_that_is_not_declared() -> None:
    """Against the catalogue of the database, whatever the models believe."""
    declared = {
        label: {entry.name for entry in each.entries()} for label, each in declarations().items()
    }
    undeclared = []
    with connection.cursor() as cursor:
        for label, model in our_models().items():
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_name = %s",
                [model._meta.db_table],
            )
            columns = {name for (name,) in cursor.fetchall()}
            by_column = {field.column: field.name for field in model._meta.local_concrete_fields}
            assert columns, label
            undeclared += [
                f"{label}: {column}"
                for column in columns
                if by_column.get(column) not in declared[label]
            ]
    assert undeclared == []


def test_a_new_field_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    before = unsaid()
    model = our_models()["rights.PublicFigure"]
    added = models.CharField(max_length=1)
    added.set_attributes_from_name("nickname")
    monkeypatch.setattr(model._meta, "local_fields", [*model._meta.local_fields, added])
    assert set(unsaid()) - set(before) == {"rights.PublicFigure.nickname is not declared"}


def test_a_new_model_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {label: each for label, each in declarations().items() if label != "rights.AccessNote"}
    monkeypatch.setattr(field_register, "declarations", lambda: said)
    assert "rights.AccessNote.purpose is not declared" in unsaid()


def test_a_field_that_is_gone_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    before, said = unsaid(), declarations()
    old = said["rights.PublicFigure"]
    more = Declared(*(old.model, old.data_class, old.purpose, old.kept), (*old.fields, "gone"), {})
    monkeypatch.setattr(field_register, "declarations", lambda: said | {old.model: more})
    gone = {"rights.PublicFigure.gone is declared and does not exist"}
    assert set(unsaid()) - set(before) == gone


def test_a_field_is_said_once() -> None:
    with pytest.raises(SaidTwice, match="a"):
        declare("x.Y", DataClass.PUBLIC, "For.", Kept("always"), "a b a")
    with pytest.raises(SaidTwice, match="b"):
        declare("x.Y", DataClass.PUBLIC, "For.", Kept("always"), "a b", b=Says())


ENDING = [each for each in declarations().values() if each.data_class in MUST_END]


@pytest.mark.parametrize("said", ENDING, ids=lambda said: said.model)
def test_rows_of_cases_feedback_and_security_end(said: Declared) -> None:
    """By the job of the night, by another job that exists, or with the row they belong to."""
    kept = said.kept
    ways = [bool(kept.dated_by), bool(kept.by), bool(kept.together_with)]
    assert ways.count(True) == 1, f"{said.model} says {kept}"
    assert bool(kept.months) == bool(kept.dated_by)
    if kept.together_with:
        key = our_models()[said.model]._meta.get_field(kept.together_with)
        assert key.remote_field.on_delete is models.CASCADE


OTHER_JOBS = {
    entry.kept.by for each in declarations().values() for entry in each.entries() if entry.kept.by
}


@pytest.mark.parametrize("job", sorted(OTHER_JOBS), ids=str)
def test_other_jobs_that_are_named_exist(job: str) -> None:
    *path, name = job.split(".")
    assert callable(getattr(import_module(".".join(path)), name))


def test_the_impact_assessment_says_what_the_code_says() -> None:
    assert is_up_to_date(), "run bin/manage build_dpia"


def test_the_table_names_each_field_once() -> None:
    lines = table(register()).splitlines()[2:]
    named = [
        (line.split(" | ")[0].removeprefix("| "), name)
        for line in lines
        for name in line.split(" | ")[1].split(", ")
    ]
    there = {(label, name) for label, model in our_models().items() for name in own_fields(model)}
    assert len(named) == len(set(named))
    assert set(named) == there


def test_a_document_without_marks_is_left_alone() -> None:
    with pytest.raises(NoMarks):
        with_table("# Nothing to see\n")
