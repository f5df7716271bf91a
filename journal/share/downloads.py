"""The files of a share, alike for its owner and for a visitor."""

from django.http import Http404, HttpResponse

from journal.share.models import Share


def pdf(share: Share) -> HttpResponse:
    """The PDF, byte by byte as it was when it was shared."""
    return download(bytes(share.pdf))


def download(content: bytes) -> HttpResponse:
    """A PDF to keep; its name says nothing of whose it is."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": 'attachment; filename="restless-legs-summary.pdf"'},
    )


def picture(share: Share, number: int) -> HttpResponse:
    """A printed page as a picture, counted from 1."""
    picture = share.pictures.filter(number=number).first()
    if picture is None:
        raise Http404("The report has no such page.")
    return HttpResponse(bytes(picture.content), content_type=picture.content_type)
