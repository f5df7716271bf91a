"""The series and the summary are those of the pages."""

from tests.rooms.full_night import NIGHT, write_full_night

RANGE = f"first={NIGHT}&last={NIGHT}"


def test_the_series_are_those_of_the_trends(person, program, client_of):
    write_full_night(person)
    api = program(person, "nights:read")

    answer = api("GET", f"series?{RANGE}")
    page = client_of(person).get(f"/trends/series.json?{RANGE}")

    assert answer.json() == page.json()
    again = api("GET", f"series?{RANGE}", If_None_Match=answer.headers["ETag"])
    assert again.status_code == 304


def test_the_summary_is_that_of_the_page_and_comes_as_a_pdf(person, program, client_of):
    write_full_night(person)
    api = program(person, "report:read")

    answer = api("GET", f"report?{RANGE}")
    paper = api("GET", f"report.pdf?{RANGE}&paper=letter")

    assert answer.json() == client_of(person).get(f"/report.json?{RANGE}").json()
    assert (paper.headers["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_choice_that_does_not_exist_is_refused_beside_its_name(person, program):
    api = program(person)

    for address in ("series?rest=floating", "report?paper=a3", "report.pdf?paper=a3"):
        (error,) = api("GET", address).json()["errors"]
        assert error["field"] in {"rest", "paper"}
        assert error["message"].startswith("Please choose" if "report" in address else "Choose")
    assert api("GET", "series?mood=3").json()["errors"][0]["field"] == "mood"
