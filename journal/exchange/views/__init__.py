"""Bringing a journal in, and taking it along."""

from journal.exchange.views.arrivals import begin_upload, upload_piece
from journal.exchange.views.columns import columns, columns_file
from journal.exchange.views.exports import (
    example_csv,
    export_everything,
    export_fhir,
    export_json,
    export_nights,
    export_schema,
    export_workbook,
    exports,
)
from journal.exchange.views.imports import (
    bring_back_import,
    cancel_import,
    confirm_import,
    imports,
    preview_import,
    undo_import,
)
from journal.exchange.views.mappings import (
    forget_mapping,
    mappings,
    remember_mapping,
    use_mapping,
)

__all__ = [
    "begin_upload",
    "bring_back_import",
    "cancel_import",
    "columns",
    "columns_file",
    "confirm_import",
    "example_csv",
    "export_everything",
    "export_fhir",
    "export_json",
    "export_nights",
    "export_schema",
    "export_workbook",
    "exports",
    "forget_mapping",
    "imports",
    "mappings",
    "preview_import",
    "remember_mapping",
    "undo_import",
    "upload_piece",
    "use_mapping",
]
