"""The invented town in the database at hand, by the commands that ``bin/demo`` gives."""

import io
from pathlib import Path

from django.core.management import call_command

# Each with its options, in the order of bin/lib/town.sh; a test compares the two.
COMMANDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("build_demo_pack", {"out": "pack"}),
    ("load_area_pack", {"folder": "pack", "apply": True}),
    ("build_demo_vetting", {}),
    ("build_demo_voice", {}),
    ("create_demo_accounts", {}),
    ("build_demo_casework", {}),
    ("build_demo_partners", {}),
    ("build_demo_mail", {}),
    ("build_demo_pages", {}),
    ("roll_intervals", {}),
)


def load_invented_town(pack: Path) -> None:
    """Build the town's pack in ``pack``, if it is not there, and load it: places, accounts, pages,
    open intervals.

    Needs settings in which ``DEMONSTRATION`` is true. Raises what the commands raise.
    """
    is_built = (pack / "area.toml").exists()
    for name, options in COMMANDS:
        if name == "build_demo_pack" and is_built:
            continue
        said = {key: pack if value == "pack" else value for key, value in options.items()}
        places = [said.pop("folder")] if "folder" in said else []
        call_command(name, *places, **said, stdout=io.StringIO(), stderr=io.StringIO())
