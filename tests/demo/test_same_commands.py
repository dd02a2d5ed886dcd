"""Stories and benchmarks load the invented town by the commands of ``bin/demo``."""

import re

from bin.benchmarks.invented_town import COMMANDS
from tests.conftest import REPOSITORY

SCRIPT = REPOSITORY / "bin/lib/town.sh"
# Called by name, or the last column of the table of steps.
GIVEN = re.compile(r"\bmanage (\w+)|\|(\w+)[^|\"\n]*\"$", re.MULTILINE)
# A town is whole without a drawn map, and without having been measured, which takes seconds that
# no story or benchmark of the town's pages needs; each has a stage of its own.
OWN_STAGE = {"build_basemap", "build_demo_insight"}


def test_no_command_is_missing_and_none_is_more() -> None:
    found = GIVEN.findall(SCRIPT.read_text("utf-8"))
    given = {called or step for called, step in found}
    assert {name for name, _options in COMMANDS} == given - OWN_STAGE
