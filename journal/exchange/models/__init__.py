"""What was brought in, and which rows it added."""

from journal.exchange.models.imported_rows import ImportedRow
from journal.exchange.models.imports import Import
from journal.exchange.models.under_way import SILENT, TakenOver

__all__ = ["SILENT", "Import", "ImportedRow", "TakenOver"]
