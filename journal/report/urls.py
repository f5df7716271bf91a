"""Addresses of this room."""

from django.urls import path

from journal.report import paper_views, views

app_name = "report"

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/paper-nights/", paper_views.paper_nights, name="paper_nights"),
    path("report/paper-nights.pdf", paper_views.paper_nights_pdf, name="paper_nights_pdf"),
    path("report/share/", views.share_report, name="share_report"),
    path("report.pdf", views.report_pdf, name="report_pdf"),
]
