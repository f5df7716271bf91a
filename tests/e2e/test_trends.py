"""The trends page in a real browser: one line through all charts, looking closer, going back."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tonight(person: User) -> date:
    return clock.night_at(timezone.now(), person.zone)


@pytest.fixture
def journal(person: User, tonight: date) -> User:
    """120 nights, a supplement with two doses, a blood test and an event."""
    fill_with_demo(person, nights=120, seed=7, last=tonight)
    person.regimens.all().delete()
    person.lab_results.all().delete()
    iron = person.regimens.create(name="Iron", kind="supplement", category="other")
    for days, amount in ((60, 65), (20, 100)):
        iron.steps.create(
            first_day=tonight - timedelta(days=days), amount=amount, unit="mg", schedule="evening"
        )
    person.lab_results.create(
        test="ferritin", value=46, unit="ng/mL", taken_on=tonight - timedelta(days=10)
    )
    person.nights.filter(night=tonight).update(events=["travel"])
    return person


def drawn(page: Page) -> None:
    """Wait until the nights asked for have come and their first chart is drawn."""
    expect(page.locator("[data-trends]:not([aria-busy]) [data-cursor]")).to_be_visible()
    page.locator("[data-strip] canvas").first.scroll_into_view_if_needed()
    expect(page.locator("[data-drawn]").first).to_be_visible()


def nights_in(page: Page) -> tuple[date, date]:
    query = parse_qs(urlsplit(page.url).query)
    return date.fromisoformat(query["first"][0]), date.fromisoformat(query["last"][0])


def open_ranges(page: Page) -> None:
    """Open the one control of the nights shown."""
    page.locator("summary", has_text="Nights shown").click()


def drag(page: Page, start: float, stop: float) -> None:
    """Drag across the first chart, from one share of its plot to another."""
    canvas = page.locator("[data-strip] canvas").first
    canvas.evaluate("(canvas) => canvas.scrollIntoView({ block: 'center' })")
    box = canvas.bounding_box()
    assert box is not None
    left, width, y = box["x"] + 54, box["width"] - 64, box["y"] + box["height"] / 2
    page.mouse.move(left + start * width, y)
    page.mouse.down()
    page.mouse.move(left + (start + stop) / 2 * width, y, steps=4)
    page.mouse.move(left + stop * width, y, steps=4)
    page.mouse.up()


# Whether the whole of an element can be seen without scrolling, under no bar of the page.
IN_SIGHT = """(element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = (x, y) => element.contains(document.elementFromPoint(x, y));
    return [top + 1, bottom - 1].every((y) => seen((left + right) / 2, y));
}"""


@pytest.mark.parametrize(
    ("width", "height", "device"), [(390, 844, "phone"), (1440, 900, "desktop")]
)
def test_the_first_screen_has_three_sentences_and_the_first_chart(
    open_page: Callable[..., Page], journal: User, width: int, height: int, device: str
) -> None:
    viewport = {"width": width, "height": height}
    page = open_page("/trends/", device, user=journal, viewport=viewport)

    for sentence in page.locator(".first-screen > div > p").all():
        assert sentence.evaluate(IN_SIGHT), sentence.inner_text()
    assert page.locator(".first-screen > div > p").count() == 3
    assert page.locator(".eight-weeks svg").evaluate(IN_SIGHT)


def test_a_range_opens_in_place_and_going_back_returns(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal)
    drawn(page)
    page.evaluate("window.stayed = true")
    open_ranges(page)
    page.get_by_role("link", name="3 months").click()

    expect(page.locator("[data-lead]")).to_contain_text("of 91 nights written down")
    assert page.url.endswith("?range=3m")
    expect(page.get_by_role("link", name="3 months")).to_be_focused()
    expect(page.locator("[data-live]")).to_contain_text("of 91 nights written down")

    page.go_back()
    expect(page.locator("[data-lead]")).to_contain_text("of 28 nights written down")
    assert page.url.endswith("/trends/")
    assert page.evaluate("window.stayed")


def test_the_numbers_come_with_their_page_and_other_nights_are_one_request(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal)
    drawn(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_ranges(page)
    with page.expect_response("**/trends/?range=3m"):
        page.get_by_role("link", name="3 months").click()
    drawn(page)
    with page.expect_response("**/trends/"):
        page.go_back()
    drawn(page)

    numbers = [path for path in asked if not path.startswith("/static/")]
    assert numbers == ["/trends/", "/trends/"]
    expect(page.locator("[data-cursor]")).to_be_visible()


def test_dragging_across_a_chart_looks_closer_and_the_address_says_so(
    open_page: Callable[..., Page], journal: User, tonight: date
) -> None:
    page = open_page("/trends/?range=3m", user=journal)
    drawn(page)
    drag(page, 0.25, 0.5)

    page.wait_for_url("**/trends/?first=*")
    first, last = nights_in(page)
    assert abs((first - (tonight - timedelta(days=90))).days - 23) <= 1
    assert abs((last - first).days - 22) <= 2
    expect(page.locator("[data-lead]")).to_contain_text(
        f"of {(last - first).days + 1} nights written"
    )
    expect(page.get_by_role("link", name="Summary of these nights")).to_have_attribute(
        "href", f"/report/?first={first}&last={last}"
    )

    page.go_back()
    expect(page.locator("[data-lead]")).to_contain_text("of 91 nights written down")


def test_the_view_is_kept_when_the_page_is_loaded_again(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/?range=3m", user=journal)
    drawn(page)
    open_ranges(page)
    page.get_by_role("link", name="Closer").click()
    page.wait_for_url("**/trends/?first=*")
    drawn(page)
    said = page.locator("[data-lead]").inner_text()
    page.get_by_role("link", name="Sat still").click()
    page.wait_for_url("**rest=still")
    drawn(page)
    page.reload()

    assert page.locator("[data-lead]").inner_text() == said
    expect(page.get_by_role("link", name="Sat still")).to_have_attribute("aria-current", "true")


def test_one_line_goes_through_all_charts_and_tells_the_night_under_the_pointer(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal)
    drawn(page)
    value = page.locator("[data-strip='']").first.locator("[data-value]")
    resting = value.inner_text()
    page.locator("[data-strip] canvas").first.hover()

    expect(page.locator("[data-line]")).to_be_visible()
    expect(page.locator("[data-at-night]")).to_contain_text("Night of")
    expect(value).not_to_have_text(resting)
    page.mouse.move(0, 0)
    expect(page.locator("[data-line]")).to_be_hidden()
    expect(value).to_have_text(resting)


def test_the_line_is_moved_by_keyboard_and_says_every_value(
    open_page: Callable[..., Page], journal: User, tonight: date
) -> None:
    page = open_page("/trends/", user=journal)
    drawn(page)
    slider = page.get_by_role("slider", name="Night under the line")
    slider.focus()

    said = slider.get_attribute("aria-valuetext") or ""
    assert said.startswith(f"Night of {tonight:%a} {tonight.day}")
    assert "Worst rating: " in said
    assert "travel. Iron 100 mg" in said
    page.keyboard.press("ArrowLeft")
    before = tonight - timedelta(days=1)
    expect(page.locator("[data-at-night]")).to_contain_text(f"Night of {before:%a} {before.day}")
    expect(page.get_by_role("link", name="Open this night")).to_have_attribute(
        "href", f"/nights/{before}/"
    )


def test_doses_and_marks_are_read_out_on_focus_and_under_the_pointer(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/?range=3m", user=journal)
    drawn(page)
    said = page.locator("[data-said]")
    page.locator(".lane g[tabindex]").first.focus()
    expect(said).to_contain_text("Iron 65 mg")

    page.keyboard.press("Tab")
    expect(said).to_contain_text("Iron 100 mg")
    page.locator(".mark.lab").hover()
    expect(said).to_contain_text("Ferritin 46")


@pytest.mark.parametrize(("device", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_the_page_with_everything_on_it_is_accessible(
    open_page: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    journal: User,
    device: str,
    scheme: str,
) -> None:
    page = open_page("/trends/?range=3m", device, scheme, user=journal)
    drawn(page)
    for summary in page.locator("summary").all():
        summary.click()

    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_pinching_a_chart_looks_closer_and_one_finger_still_scrolls(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/?range=3m", "phone", user=journal)
    drawn(page)
    canvas = page.locator("[data-strip] canvas").first
    canvas.scroll_into_view_if_needed()
    assert canvas.evaluate("(canvas) => getComputedStyle(canvas).touchAction") == "pan-y"
    box = canvas.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 20), *(("touchMove", 20 + 12 * n) for n in range(1, 8))):
        fingers = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    page.wait_for_url("**/trends/?first=*")
    first, last = nights_in(page)
    assert 7 <= (last - first).days + 1 < 60


def test_without_scripts_ranges_tables_and_pictures_remain(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal, java_script_enabled=False)
    open_ranges(page)
    page.get_by_role("link", name="3 months").click()

    assert page.url.endswith("?range=3m")
    assert "The chart needs JavaScript" in (page.locator("[data-strip]").first.text_content() or "")
    assert page.locator(".lane .dose").count() == 2
    assert page.locator(".mini-month").count() in {4, 5}  # 120 nights


def test_on_a_phone_no_column_of_an_opened_table_is_cut(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", "phone", user=journal)
    for name in ("Ratings", "Sleep"):
        page.locator("summary", has_text=f"{name} as a table").click()
        region = page.get_by_role("region", name=f"{name} as a table")
        expect(region.locator("[data-label]").first).to_be_visible()
        assert region.evaluate("(region) => region.scrollWidth <= region.clientWidth")


# Which of the colours that the system gives these names are on a canvas.
ON_CANVAS = """(canvas, names) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const probe = document.body.appendChild(document.createElement("i"));
    return names.filter((name) => {
        probe.style.color = name;
        const [red, green, blue] = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
        const wanted = [red, green, blue, 255];
        const from = (at) => wanted.every((part, index) => data[at + index] === part);
        for (let at = 0; at < data.length; at += 4) if (from(at)) return true;
        return false;
    });
}"""


def test_charts_keep_to_the_colours_that_the_system_chooses(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/trends/", user=journal, forced_colors="active")
    drawn(page)
    canvas = page.locator("[data-strip] canvas").first

    names = ["CanvasText", "LinkText"]
    assert canvas.evaluate(ON_CANVAS, names) == names
