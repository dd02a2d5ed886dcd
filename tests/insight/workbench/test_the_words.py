"""Every word of the workbench, of files and of the board pack is there in Welsh."""

import ast
import re

from django.utils.translation.template import templatize

from tests.architecture.sources import REPOSITORY

ROOMS = ("scenarios", "plans", "exports", "board_pack")
MARKS = {"_", "gettext_lazy"}
QUOTED = re.compile(r"gettext\(u?(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\")")


def known() -> set[str]:
    files = [
        *REPOSITORY.glob("guardianship/**/locale/cy/LC_MESSAGES/django.po"),
        *REPOSITORY.glob("places/**/locale/cy/LC_MESSAGES/django.po"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in files)
    return set(re.findall(r'^msgid(?:_plural)? "(.+)"$', text, re.M))


def wanted() -> set[str]:
    marked: set[str] = set()
    for room in ROOMS:
        for path in (REPOSITORY / "guardianship/insight" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
                    marked |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    for path in (REPOSITORY / "templates/insight/workbench").glob("*.html"):
        found = QUOTED.findall(templatize(path.read_text("utf-8")))
        marked |= {one or other for one, other in found}
    return marked - {""}


def test_every_word_is_in_welsh() -> None:
    assert len(wanted()) > 120
    assert sorted(wanted() - known()) == []
