"""That a page which asks another host for anything fails its test, and gets no answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ELSEWHERE = """() => new Promise((done) => {
    const picture = new Image();
    picture.onload = () => done("came");
    picture.onerror = () => done("did not come");
    picture.src = "https://example.org/picture.png";
})"""


def test_a_picture_from_elsewhere_is_a_problem_and_does_not_come(
    open_page: Callable[..., Page], problems: list[str]
) -> None:
    page = open_page("/privacy/", bypass_csp=True)

    assert page.evaluate(ELSEWHERE) == "did not come"

    assert "asked another host: https://example.org/picture.png" in problems
    assert any("ERR_NAME_NOT_RESOLVED" in problem for problem in problems)
    problems.clear()
