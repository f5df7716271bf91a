"""Addresses of this room."""

from django.urls import path

from journal.report import views

app_name = "report"

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/share/", views.share_report, name="share_report"),
    path("report.pdf", views.report_pdf, name="report_pdf"),
]
