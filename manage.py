#!/usr/bin/env python
"""Django's command line for Stillnight."""

import os
import sys


def main() -> None:
    """Run one management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a setting; the sentence says what to write
        sys.exit(str(error))


if __name__ == "__main__":
    main()
