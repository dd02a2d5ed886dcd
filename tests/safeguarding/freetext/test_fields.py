"""A form asks the writer to rephrase; whatever way words take to the table, nobody is in them."""

import pytest
from django import forms
from django.db import connection, models
from django.utils import translation

from guardianship.safeguarding.freetext.fields import (
    FreeTextField,
    FreeTextForm,
    SafeTextField,
    masked_words,
)

PLANTED = "Jordan Jones, 07700 900123"


class Form(FreeTextForm, forms.Form):
    words = FreeTextField(label="Words")
    more = FreeTextField(label="More", required=False)


def test_words_without_people_are_taken_as_they_are() -> None:
    form = Form({"words": "The lights are broken."})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "The lights are broken."
    assert not form.words_were_masked


def test_the_writer_is_told_what_to_change() -> None:
    form = Form({"words": PLANTED})
    assert not form.is_valid()
    assert form.offers_to_take_out
    assert list(form.errors["words"])[1:] == [
        "“Jordan Jones” – This looks like a name. Say what part somebody has:"
        " “a worker”, “a shop”.",
        "“07700 900123” – This looks like a phone number. Leave it out.",
    ]


def test_the_writer_is_told_in_welsh() -> None:
    with translation.override("cy"):
        form = Form({"words": PLANTED})
        assert "rhif ffôn" in list(form.errors["words"])[2]


def test_the_rest_is_kept_when_the_writer_asks_for_it() -> None:
    form = Form({"words": f"With {PLANTED}.", "take_out": "on"})
    assert form.is_valid()
    assert form.cleaned_data["words"] == "With [name], [phone]."
    assert form.words_were_masked


def test_other_errors_are_not_taken_out() -> None:
    form = Form({"words": "", "more": PLANTED, "take_out": "on"})
    assert not form.is_valid()
    assert list(form.errors) == ["words"]


class Words(models.Model):
    words = SafeTextField()

    class Meta:
        app_label = "wall_of_words"
        managed = False


def test_a_form_of_the_model_asks_too() -> None:
    assert isinstance(Words._meta.get_field("words").formfield(), FreeTextField)


@pytest.mark.django_db
def test_no_way_to_the_table_writes_people() -> None:
    """Made, saved, made in bulk and changed in bulk."""
    with connection.schema_editor() as editor:
        editor.create_model(Words)
    row = Words.objects.create(words=PLANTED)
    row.words = f"again {PLANTED}"
    row.save()
    Words.objects.bulk_create([Words(words=PLANTED)])
    Words.objects.create(words="")
    Words.objects.filter(words="").update(words=f"now {PLANTED}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM wall_of_words_words")
        kept = {row[0] for row in cursor.fetchall()}
    assert kept == {"again [name], [phone]", "[name], [phone]", "now [name], [phone]"}


def test_jobs_and_autosave_learn_whether_something_was_taken_out() -> None:
    assert masked_words(PLANTED) == ("[name], [phone]", True)
    assert masked_words("dark") == ("dark", False)
