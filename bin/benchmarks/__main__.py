"""Run benchmarks: ``bin/bench`` all of them, ``bin/bench NAME`` one; ``--list`` names them.

A benchmark is a module of this folder with a function ``run() -> Iterator[Result]``.
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

import django

NOT_BENCHMARKS = {"__main__", "__init__", "table", "measuring"}


def names() -> list[str]:
    """The benchmarks there are: modules here that have a ``run``."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("*.py"))
    return [
        name
        for name in found
        if name not in NOT_BENCHMARKS
        and "\ndef run(" in (Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    ]


def main() -> None:
    """Print each result as soon as it is there."""
    parser = argparse.ArgumentParser(prog="bin/bench", description="Measure, and print tables.")
    parser.add_argument("name", nargs="*", choices=[*names(), []], help="all when left out")
    parser.add_argument("--list", action="store_true", help="name the benchmarks and end")
    arguments = parser.parse_args()
    if arguments.list:
        print("\n".join(names()))
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
    # Benchmarks make databases of their own.
    os.environ.setdefault("DATABASE_AS", "owner")
    django.setup()
    for name in arguments.name or names():
        for result in importlib.import_module(f"bin.benchmarks.{name}").run():
            print(result)
            sys.stdout.flush()


main()
