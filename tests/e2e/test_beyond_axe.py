"""WCAG 2.2 AA where axe finds nothing: what is spoken, where the focus is, what lies over it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_rating_speaks_its_ends_and_has_a_way_back(
    open_page: Callable[..., Page], person: User, device: str, scripts: bool
) -> None:
    page = open_page("/tonight/", device, user=person, java_script_enabled=scripts)
    for name in ("evening_severity", "daytime_rest_severity"):
        group = page.locator(f'fieldset:has(> .numbers [name="{name}"])')
        expect(group).to_have_accessible_description("0: none 10: the strongest I can imagine")
        group.get_by_role("radio", name="6").check()
        back = group.get_by_role("button" if scripts else "radio", name="Clear answer")
        expect(back).to_be_attached()
        back.focus()
        expect(back).to_be_visible()
        box = back.bounding_box()
        assert box is not None
        assert box["height"] >= 24
