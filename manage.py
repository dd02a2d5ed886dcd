#!/usr/bin/env python
"""Django's command line; development settings unless the environment says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

# Commands that make and change tables; all others act as the site does, and own nothing.
OF_THE_OWNER = {"migrate"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guardianship.settings.dev")
    if OF_THE_OWNER & set(sys.argv[1:2]):
        os.environ.setdefault("DATABASE_AS", "owner")
    execute_from_command_line(sys.argv)
