import pytest

from accounts.browsers import name_of


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (Macintosh) Chrome/141.0 Safari/537.36 OPR/120.0", "Opera on Mac"),
        ("curl/8.5", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_is_named_as_people_know_it(header, name):
    assert name_of(header) == name
    assert name_of(name) == name
