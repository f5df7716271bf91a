"""What was brought in, and which rows it added."""

from journal.exchange.models.imported_rows import ImportedRow
from journal.exchange.models.imports import SILENT, Import, TakenOver

__all__ = ["SILENT", "Import", "ImportedRow", "TakenOver"]
