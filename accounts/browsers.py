"""What a browser calls itself, in words a person knows again."""
# pure, words

from config.language import gettext as _

# The first that is found counts: most browsers also name those they descend from.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "FxiOS": "Firefox",
    "Firefox": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "Chromebook",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "Linux": "Linux",
}


NAMES = {"A browser", *BROWSERS.values()}
NAMES |= {f"{browser} on {system}" for browser in NAMES for system in SYSTEMS.values()}


def name_of(user_agent: str) -> str:
    """“Firefox on Android”, as far as the header tells; a name stays what it is."""
    if user_agent in NAMES:
        return user_agent
    browser = _first(BROWSERS, user_agent) or "A browser"
    system = _first(SYSTEMS, user_agent)
    return f"{browser} on {system}" if system else browser


def in_words(name: str) -> str:
    """A name as a page of another language says it; one that is not of ours stays as it is."""
    browser, _on, system = name.partition(" on ")
    if name not in NAMES:
        return name
    words = _("A browser") if browser == "A browser" else browser
    return _("{browser} on {system}").format(browser=words, system=system) if system else words


def _first(names: dict[str, str], user_agent: str) -> str | None:
    return next((name for mark, name in names.items() if mark in user_agent), None)
