"""Reads the fields of a page's form as a browser would send them."""

from html.parser import HTMLParser

from django.test import Client


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        name = named.get("name", "")
        if tag == "input" and name:
            if named.get("type") not in ("checkbox", "radio") or "checked" in named:
                self.found[name] = named.get("value", "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in named:
            self.found[self.select] = named.get("value", "")
        elif tag == "textarea":
            self.area = name
            self.found[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[self.area] += data


def fields_on(html: str) -> dict[str, str]:
    """Names and values of everything on the page that a press would send."""
    parser = _Fields()
    parser.feed(html)
    sent = {k: v.removeprefix("\n").removeprefix("\r\n") for k, v in parser.found.items()}
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def hours_typed(client: Client, path: str, number: int = 0, **changes: str) -> dict[str, str]:
    """The form as the page has it, with some fields of one session typed over."""
    sent = fields_on(client.get(path).content.decode())
    return sent | {f"sessions-{number}-{name}": value for name, value in changes.items()}
