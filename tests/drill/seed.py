"""People move into an empty house: `python -m tests.drill.seed` prints who and where as JSON.

`{"cookies": {role: {name: value}}, "places": {name: address}}`; the roles are those of
`tests.drill.addresses`, of whom the owner has one of everything and forty made-up nights. With
a number as argument they write markup into everything first (`tests.drill.hostile`).
"""

import json
import sys

from tests.drill import house


def main(turn: str = "") -> None:
    """Furnish, seed, tell."""
    house.furnish()
    from django.conf import settings
    from django.utils import timezone

    from accounts.models import User
    from journal import clock
    from journal.seeding import fill_with_demo
    from tests.drill import hostile
    from tests.drill.addresses import Browser, Tally, people, walk

    owner, browsers, arguments = people()
    fill_with_demo(owner, nights=40, seed=3, last=clock.night_at(timezone.now(), owner.zone))
    browsers["owner"] = Browser.of(owner)
    told: dict[str, object] = {
        "cookies": {
            role: {name: cookie.value for name, cookie in browser.cookies.items()}
            for role, browser in browsers.items()
        },
        "places": dict(walk(arguments, Tally())),
        "session": settings.SESSION_COOKIE_NAME,
    }
    if turn:
        stranger = User.objects.get(email="stranger@example.org")
        told["cells"] = hostile.write(owner, stranger, int(turn))
        client = browsers["owner"].ready()
        told["preview"] = hostile.bring_in(client, owner)
        told["code"] = hostile.share_report(client)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
