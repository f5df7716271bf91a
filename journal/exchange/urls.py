"""Addresses of this room."""

from django.urls import path

from journal.exchange import views

app_name = "exchange"

urlpatterns = [
    path("import/", views.imports, name="imports"),
    path("import/example.csv", views.example_csv, name="example_csv"),
    path("import/upload/", views.begin_upload, name="begin_upload"),
    path("import/<int:pk>/upload/", views.upload_piece, name="upload_piece"),
    path("import/mappings/", views.mappings, name="mappings"),
    path("import/mappings/<int:pk>/", views.use_mapping, name="use_mapping"),
    path("import/mappings/<int:pk>/delete/", views.forget_mapping, name="forget_mapping"),
    path("import/mappings/<int:pk>/restore/", views.remember_mapping, name="remember_mapping"),
    path("import/<int:pk>/", views.preview_import, name="preview_import"),
    path("import/<int:pk>/columns/", views.columns, name="columns"),
    path("import/<int:pk>/columns.json", views.columns_file, name="columns_file"),
    path("import/<int:pk>/confirm/", views.confirm_import, name="confirm_import"),
    path("import/<int:pk>/cancel/", views.cancel_import, name="cancel_import"),
    path("import/<int:pk>/undo/", views.undo_import, name="undo_import"),
    path("import/<int:pk>/bring-back/", views.bring_back_import, name="bring_back_import"),
    path("export/", views.exports, name="exports"),
    path("export/nights.csv", views.export_nights, name="export_nights"),
    path("export/stillnight.zip", views.export_everything, name="export_everything"),
    path("export/stillnight.json", views.export_json, name="export_json"),
    path("export/fhir-r4.json", views.export_fhir, name="export_fhir"),
    path("export/stillnight.xlsx", views.export_workbook, name="export_workbook"),
    path("export/stillnight.schema.json", views.export_schema, name="export_schema"),
]
