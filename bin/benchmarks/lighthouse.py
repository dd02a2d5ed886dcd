"""Lighthouse's scores of the pages that people meet first, as a phone on a slow line loads them.

Lighthouse comes from npm in the version of ``lighthouse_from_npm/package-lock.json`` and lies in
``.local``. It is no part of the site: what it finds in a page is a measurement, whatever it is
itself made of. The town is the invented one, served as it is installed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse

from bin.benchmarks.invented_town import load_invented_town
from bin.benchmarks.measuring import Result
from bin.benchmarks.register import bench_database, settle
from bin.benchmarks.serving import requests_per_s, served
from places.models import Listing

FROM_NPM = Path(__file__).parent / "lighthouse_from_npm"
# Now and then Chromium records nothing of a load, and Lighthouse asks to be run again.
TRIES = 2
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
RUNS = 3
WARM_UP = 40
INSTALL_WITHIN_S, RUN_WITHIN_S = 300, 180
WANTED = {"performance": 95, "accessibility": 100}
MEASURES = {
    "first paint ms": "first-contentful-paint",
    "largest ms": "largest-contentful-paint",
    "speed ms": "speed-index",
    "blocked ms": "total-blocking-time",
    "shift": "cumulative-layout-shift",
}

Report = dict[str, Any]


def run() -> Iterator[Result]:
    """Score each page, or say why not."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    missing = [name for name in ("npm", "node") if not shutil.which(name)]
    missing += [] if chromium else ["Chromium"]
    if missing:
        why = f"NOT MEASURED: {', '.join(missing)} is not installed."
        yield Result("Lighthouse", ["page"], [], [why])
        return
    script = installed()
    with tempfile.TemporaryDirectory() as scratch, bench_database():
        print("Loading the invented town; this takes a minute.", file=sys.stderr)
        load_invented_town(Path(scratch) / "pack")
        settle()
        static = str(Path(scratch) / "static")
        with override_settings(STATIC_ROOT=static):
            call_command("collectstatic", interactive=False, verbosity=0)
        os.environ |= {"BENCH_STATIC_ROOT": static, "CHROME_PATH": str(chromium)}
        with served(threads=4, application="bin.benchmarks.served_as_packed") as port:
            # What a fresh process reads and compiles once is not the page's.
            requests_per_s(port, list(addresses().values()), WARM_UP)
            yield scores({kind: _reports(script, port, at) for kind, at in addresses().items()})


def installed() -> Path:
    """Lighthouse's own script; fetched once for each version of the lock file."""
    lock = (FROM_NPM / "package-lock.json").read_bytes()
    target = settings.LOCAL_DIR / "lighthouse" / hashlib.sha256(lock).hexdigest()[:16]
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=target.parent))
        for name in ("package.json", "package-lock.json"):
            shutil.copy(FROM_NPM / name, scratch)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = _run(command, scratch, INSTALL_WITHIN_S)
        if done.returncode:
            shutil.rmtree(scratch)
            raise RuntimeError(f"npm ci of Lighthouse failed: {done.stderr[-500:]}")
        scratch.rename(target)
    return Path(target, "node_modules/lighthouse/cli/index.js")


def addresses() -> dict[str, str]:
    """One page of each kind; the place is one with hours and a pin."""
    place = Listing.objects.listed().filter(place__isnull=False, kind="youth_provision")
    slug = place.order_by("pk").values_list("slug", flat=True)[0]
    return {
        "home": "/",
        "list": f"{reverse('places:find')}?when=tonight",
        "place": f"/places/{slug}/",
        "map page": "/saturday-night/",
    }


def scores(found: dict[str, list[Report]]) -> Result:
    """The median of each score, and what cost points in any run."""
    rows: list[list[object]] = []
    notes = [f"Median of {RUNS}; Lighthouse's phone: 1.6 Mbit/s, 150 ms, processor × 4."]
    for kind, reports in found.items():
        marks = [
            round(100 * median(report["categories"][name]["score"] for report in reports))
            for name in WANTED
        ]
        times = [
            median(report["audits"][name]["numericValue"] for report in reports)
            for name in MEASURES.values()
        ]
        rows.append([kind, *marks, *times])
        notes += [f"{kind}: {fault}" for fault in faults(reports)]
    wanted = ", ".join(f"{name} {least}" for name, least in WANTED.items())
    return Result(
        "Lighthouse", ["page", *WANTED, *MEASURES], rows, [*notes, f"Wanted at least: {wanted}."]
    )


def faults(reports: list[Report]) -> list[str]:
    """Audits of accessibility that failed in any of the runs, with the first element of each."""
    found: dict[str, str] = {}
    for report in reports:
        for audit in report["categories"]["accessibility"]["auditRefs"]:
            said = report["audits"][audit["id"]]
            if audit["weight"] and said["score"] is not None and said["score"] < 1:
                first = (said.get("details", {}).get("items") or [{}])[0]
                found[audit["id"]] = first.get("node", {}).get("snippet", said["title"])
    return [f"{name}: {snippet}" for name, snippet in found.items()]


def _reports(script: Path, port: int, address: str) -> list[Report]:
    print(f"Lighthouse looks at {address}", file=sys.stderr)
    command = [
        "node",
        str(script),
        f"http://127.0.0.1:{port}{address}",
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(WANTED)}",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    return [_report(command) for _time in range(RUNS)]


def _report(command: list[str]) -> Report:
    for _time in range(TRIES):
        done = _run(command, Path.cwd(), RUN_WITHIN_S)
        if not done.returncode:
            break
    else:
        raise RuntimeError(f"Lighthouse ended with {done.returncode}: {done.stderr[-500:]}")
    report: Report = json.loads(done.stdout)
    if trouble := report.get("runtimeError"):
        raise RuntimeError(f"Lighthouse could not load the page: {trouble['message']}")
    return report


def _run(command: list[str], folder: Path, within_s: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        command, cwd=folder, capture_output=True, text=True, timeout=within_s, check=False
    )
