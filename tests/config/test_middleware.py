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
