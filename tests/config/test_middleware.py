import gzip


def test_pages_travel_compressed_to_whoever_can_read_that(client, db):
    plain = client.get("/privacy/")
    packed = client.get("/privacy/", headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert b"What is stored and where" in gzip.decompress(packed.content)


def test_no_other_site_may_frame_embed_or_script_a_page(client, db):
    headers = client.get("/").headers

    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_cookies_are_for_this_site_and_the_server_alone(client, person):
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})

    assert len(client.cookies) == 3
    for cookie in client.cookies.values():
        assert cookie["samesite"] == "Lax"
        assert cookie["httponly"]
        assert (cookie["domain"], cookie["path"]) == ("", "/")
