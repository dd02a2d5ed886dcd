"""The Welsh catalogue as it is now, compiled as ``bin/test`` compiles it."""

import subprocess

import pytest
from django.utils.translation import trans_real

from tests.conftest import REPOSITORY

CATALOGUE = REPOSITORY / "guardianship/locale/cy/LC_MESSAGES/django.po"


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogue() -> None:
    """Compile the catalogue when it is newer than what was compiled from it."""
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < CATALOGUE.stat().st_mtime:
        subprocess.run(
            ["msgfmt", "--check-format", "--output-file", str(compiled), str(CATALOGUE)],
            check=True,
        )
        # Whatever was asked in Welsh before this moment was answered from the old one.
        trans_real._translations.clear()
