"""Addresses of this room."""

from django.urls import path

from journal.report import about_you_views, paper_views, views, visit_views

app_name = "report"

urlpatterns = [
    path("report/", views.report, name="report"),
    path("report/about-you/", about_you_views.about_you, name="about_you"),
    path("report/paper-nights/", paper_views.paper_nights, name="paper_nights"),
    path("report/paper-nights.pdf", paper_views.paper_nights_pdf, name="paper_nights_pdf"),
    path("report/share/", views.share_report, name="share_report"),
    path("report.pdf", views.report_pdf, name="report_pdf"),
    path("report.json", views.report_json, name="report_json"),
    path("report/pages/<int:page>.svg", views.report_page, name="report_page"),
    path("visits/", visit_views.visits, name="visits"),
    path("visits/new/", visit_views.new_visit, name="new_visit"),
    path("visits/<int:pk>/", visit_views.edit_visit, name="edit_visit"),
    path("visits/<int:pk>/delete/", visit_views.delete_visit, name="delete_visit"),
    path("visits/removed/<int:pk>/restore/", visit_views.restore_visit, name="restore_visit"),
]
