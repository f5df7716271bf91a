"""A page's form as a browser would send it."""

from html.parser import HTMLParser


class Controls(HTMLParser):
    """The controls of the form that holds one of that name, where a page has several.

    `names` of all of them, the blank rows of its templates apart; `sent`: what a browser sends
    when nothing was touched.
    """

    def __init__(self, page: str, holding: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.sent: dict[str, list[str]] = {}
        self._holding = holding
        self._found = self._in_template = False
        self._textarea = self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if self._found or self._in_template:
            return
        if tag == "form":
            self.names, self.sent = set(), {}
        elif tag == "template":
            self._in_template = True
        elif tag in {"input", "select", "textarea"} and told.get("name"):
            self.names.add(told["name"])
            self._control(tag, told["name"], told)
        elif tag == "option" and ("selected" in told or self._select not in self.sent):
            self.sent[self._select] = [told.get("value", "")]  # the first, unless one is chosen

    def _control(self, tag: str, name: str, told: dict[str, str]) -> None:
        if tag == "textarea":
            self._textarea, self.sent[name] = name, [""]
        elif tag == "select":
            self._select = name
        elif told.get("type") not in {"radio", "checkbox"}:
            self.sent.setdefault(name, []).append(told.get("value", ""))
        elif "checked" in told:
            self.sent.setdefault(name, []).append(told.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if self._textarea and not self._found:
            text = self.sent[self._textarea][0] + data
            self.sent[self._textarea] = [text.removeprefix("\n")]  # the first one is the page's

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._textarea = ""
        elif tag == "template":
            self._in_template = False
        elif tag == "form" and self._holding in self.names:
            self._found = True
