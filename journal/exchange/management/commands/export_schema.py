"""`manage.py export_schema`: the schema of the complete file, for docs/ and for programs."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from journal.exchange.complete import schema


class Command(BaseCommand):
    """Prints the schema."""

    help = "Print the JSON Schema of the complete file (stillnight.json)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the schema as it is served under /export/stillnight.schema.json."""
        self.stdout.write(json.dumps(schema(), indent=1, ensure_ascii=False))
