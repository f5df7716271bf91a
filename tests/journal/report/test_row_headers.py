from journal.report.row_headers import with_row_headers

CELL = (
    b"%d 0 obj\n<</Type/StructElem/S/TD/P 9 0 R"
    b"/A[<</O/Table/Headers[(U1x%dy0)]%b>>]/K[1]>>\nendobj\n"
)


def made(*objects: bytes) -> bytes:
    """A file of these objects with the table of their places."""
    body, places = b"%PDF-1.7\n", []
    for each in objects:
        places.append(len(body))
        body += each
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    return body + head + table + b"trailer\n<</Size 9>>\nstartxref\n%d\n%%%%EOF" % len(body)


def test_the_first_cell_of_a_row_becomes_its_header_and_places_follow() -> None:
    stream = (
        b"3 0 obj\n<</Length 9>>stream\n/S/TD/P 9 0 R/A[<</O/Table/Headers[(U1x0y0)]>>]\nendobj\n"
    )
    assert with_row_headers(
        made(CELL % (1, 0, b""), CELL % (2, 1, b"/ColSpan 2"), CELL % (4, 1, b""), stream)
    ) == made(
        b"1 0 obj\n<</Type/StructElem/S/TH/P 9 0 R/A[<</O/Table/Scope/Row>>]/K[1]>>\nendobj\n",
        b"2 0 obj\n<</Type/StructElem/S/TD/P 9 0 R/A[<</O/Table/ColSpan 2>>]/K[1]>>\nendobj\n",
        b"4 0 obj\n<</Type/StructElem/S/TD/P 9 0 R/A[<</O/Table>>]/K[1]>>\nendobj\n",
        stream,
    )
