"""What the analysis stands on is loaded by what asks for an analysis, and by nothing else."""

import os
import subprocess
import sys

from guardianship.lib.nightly import jobs
from tests.architecture.sources import REPOSITORY

# Together 1.8 s of the processor and 160 MB, in every command and every process of the site.
HEAVY = {"pandas", "geopandas", "scipy", "sklearn", "esda", "libpysal", "pyogrio", "osmium"}
PROCESS = """
import sys, django
django.setup()
from django.urls import get_resolver, resolve
get_resolver().url_patterns
print(*sys.modules)
resolve("/insight/").func.view
print(*sys.modules)
"""


def test_only_the_analysis_loads_what_it_stands_on() -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "guardianship.settings.test"}
    done = subprocess.run(
        [sys.executable, "-c", PROCESS],
        cwd=REPOSITORY, env={**os.environ, **settings}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    with_all_addresses, with_a_page_of_the_analysis = (
        HEAVY & set(line.split()) for line in done.stdout.splitlines()
    )
    assert {"pandas", "scipy"} <= with_a_page_of_the_analysis
    # Where this fails, name the page or the job by its path (guardianship.lib.later).
    assert with_all_addresses == set()


def test_every_job_of_the_night_that_is_named_by_path_is_there() -> None:
    named = {job.name: job.run.function for job in jobs() if hasattr(job.run, "path")}
    assert "runs" in named
