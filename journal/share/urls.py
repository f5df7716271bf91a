"""Addresses of this room: /share/ for visitors, /shares/ for owners."""

from django.urls import path

from journal.share.views import owner, visitor

app_name = "share"

urlpatterns = [
    path("share/", visitor.entrance, name="entrance"),
    path("share/open/", visitor.open_share, name="open_share"),
    path("share/close/", visitor.close_share, name="close_share"),
    path("share/report/", visitor.report, name="report"),
    path("share/report.pdf", visitor.report_pdf, name="report_pdf"),
    path("share/report/pages/<int:number>/", visitor.report_picture, name="report_picture"),
    path("shares/", owner.shares, name="shares"),
    path("shares/<int:pk>/", owner.share, name="share"),
    path("shares/<int:pk>.pdf", owner.share_pdf, name="share_pdf"),
    path("shares/<int:pk>/pages/<int:number>/", owner.share_picture, name="share_picture"),
    path("shares/<int:pk>/revoke/", owner.revoke, name="revoke"),
]
