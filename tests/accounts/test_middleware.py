def test_signing_out_clears_what_the_browser_kept(client_of, person):
    answer = client_of(person).post("/account/logout/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_nothing_is_cleared_while_somebody_stays(client, client_of, person):
    assert "Clear-Site-Data" not in client_of(person).get("/account/logout/").headers
    assert "Clear-Site-Data" not in client.get("/").headers
