#!/usr/bin/env python
"""Django's command line for Stillnight."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.umask(0o077)  # whatever a command writes is for the owner's eyes
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a setting; the sentence says what to write
        sys.exit(str(error))
    except DatabaseError:
        from config.operations.health import database_answers, pending_migrations

        if database_answers() and pending_migrations():
            sys.exit(
                "The tables of the database are not those of this version. "
                "Please run this first: .venv/bin/python manage.py migrate"
            )
        raise


if __name__ == "__main__":
    main()
