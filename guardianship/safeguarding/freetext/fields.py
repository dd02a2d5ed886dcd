"""Words in models and forms that never hold who somebody is.

A model declares ``SafeTextField``; its forms then ask the writer to rephrase, and whatever way a
value takes to the database, people are masked in it before the first write. With
``MayBeMasked`` a record says that words were taken out, until somebody has rephrased them.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from guardianship.safeguarding.freetext.kinds import Finding
from guardianship.safeguarding.freetext.scanning import masked, scan, without_people

NAMES_SOMEBODY = "names_somebody"
TAKE_OUT = "take_out"


class FreeTextField(forms.CharField):
    """Words of a form; those that say who somebody is come back with what to change."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**settings)

    def clean(self, value: Any) -> str:
        """The words; refused with one line for each stretch that says who somebody is."""
        words: str = super().clean(value)
        findings = scan(words, get_language() or "en")
        if findings:
            raise ValidationError(
                [
                    ValidationError(line, code=NAMES_SOMEBODY)
                    for line in _what_to_change(words, findings)
                ]
            )
        return words


class FreeTextForm(forms.BaseForm):
    """For forms with ``FreeTextField``s: offers to take out what says who somebody is.

    After it was taken out, ``words_were_masked`` is true; the record stays on the list of those
    to be rephrased (``MayBeMasked``).
    """

    words_were_masked = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[TAKE_OUT] = forms.BooleanField(
            label=_("Take these words out and keep the rest"), required=False
        )

    def clean(self) -> dict[str, Any] | None:
        """Mask what was refused for saying who somebody is, where the writer asked for that."""
        cleaned = super().clean()
        if self.cleaned_data.get(TAKE_OUT):
            for name in [name for name in self.errors if self._only_names_somebody(name)]:
                raw = self._bound_words(name)
                self.cleaned_data[name] = without_people(raw)
                del self.errors[name]
                self.words_were_masked = True
        return cleaned

    @property
    def offers_to_take_out(self) -> bool:
        """Whether the page should offer it: something was found."""
        return any(self._only_names_somebody(name) for name in self.errors)

    def _only_names_somebody(self, name: str) -> bool:
        codes = {error.code for error in self.errors.as_data().get(name, [])}
        return codes == {NAMES_SOMEBODY}

    def _bound_words(self, name: str) -> str:
        field = self.fields[name]
        return str(field.to_python(self[name].data))


class SafeTextField(models.TextField):
    """A column of words in which people are masked before they are written, by whatever way."""

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """The value as it is written: masked, if it is text."""
        safe = without_people(value) if isinstance(value, str) else value
        return super().get_db_prep_save(safe, connection)

    def formfield(self, *args: Any, **kwargs: Any) -> forms.Field | None:
        """A form asks the writer to rephrase."""
        return super().formfield(*args, **{"form_class": FreeTextField, **kwargs})


class MayBeMasked(models.Model):
    """A record whose words were taken out; somebody who knows rephrases them."""

    words_were_masked = models.BooleanField(_("words were taken out"), default=False)

    class Meta:
        abstract = True


def _what_to_change(words: str, findings: list[Finding]) -> list[str]:
    """A heading and a line for each finding, with the stretch it is about.

    Told to the writer in the answer to their own form only; it is kept nowhere.
    """
    heading = ngettext(
        "Please say this without the words below: nobody should be recognised by it.",
        "Please say this without the %(count)s stretches below: nobody should be recognised by it.",
        len(findings),
    ) % {"count": len(findings)}
    return [heading, *(f"“{words[f.start : f.end]}” – {f.say}" for f in findings)]


def masked_words(words: str) -> tuple[str, bool]:
    """The words as they may be kept, and whether anything was taken out; for autosave and jobs."""
    findings = scan(words)
    return masked(words, findings), bool(findings)
