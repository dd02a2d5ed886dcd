"""What a browser would send back for a form, with changes."""

from typing import Any

from django.forms import BaseForm, MultipleChoiceField
from django.test import Client

_BLANK: dict[tuple[object, ...], dict[str, Any]] = {}


def data_of(form: BaseForm) -> dict[str, Any]:
    """Every field of ``form`` and its formsets as it stands on the page."""
    data: dict[str, Any] = {}
    for bound in form:
        value = bound.field.prepare_value(bound.value())
        ticks = isinstance(bound.field, MultipleChoiceField)
        if value is False or (ticks and not value):  # empty checkboxes are not sent
            continue
        data[bound.html_name] = value if isinstance(value, list) else str(value or "")
    for formset in getattr(form, "formsets", {}).values():
        data |= {f.html_name: f.value() for f in formset.management_form}
        for child in formset.forms:
            data |= data_of(child)
    return data


def with_rows(data: dict[str, Any], prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """``data`` with new rows at the end of the formset ``prefix``."""
    first = int(data[f"{prefix}-TOTAL_FORMS"])
    more: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": first + len(rows)}
    for number, row in enumerate(rows, start=first):
        more |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        more[f"{prefix}-{number}-ORDER"] = number + 1
    return data | more


def page_data(client: Client, url: str) -> dict[str, Any]:
    """The data of the form on a page."""
    return data_of(client.get(url).context["form"])


def blank_data(client: Client, url: str) -> dict[str, Any]:
    """The data of a form on which nobody has written, read off the page once for each role.

    Drawing the page takes longer than all else that a test of what is sent back does.
    """
    roles = client.person.groups.values_list("name", flat=True)
    key = (url, client.person.is_superuser, *sorted(roles))
    if key not in _BLANK:
        _BLANK[key] = page_data(client, url)
    return dict(_BLANK[key])


def errors_of(response: Any) -> str:
    """Every message of a refused form, those of its rows included, as one text."""
    form = response.context["form"]
    said = [form.errors.as_text()]
    for formset in form.formsets.values():
        said += [formset.non_form_errors().as_text(), *(c.errors.as_text() for c in formset)]
    return "\n".join(said)
