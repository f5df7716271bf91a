"""The sentences of a page, as a reader meets them."""

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "svg", "code", "template", "cite", "title"}
INLINE = {"a", "abbr", "b", "em", "i", "kbd", "small", "span", "strong", "sub", "sup", "time"}
END = re.compile(r"(?<=[.!?])[”)]?\s+")
WORD = re.compile(r"[^\W_](?:[\w’'.,:/-]*\w)?")


class Blocks(HTMLParser):
    """The texts of a page, one for each paragraph, cell or button."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self._silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        aside = ("class", "visually-hidden") in attrs
        if tag not in INLINE or aside:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.blocks[-1] += data


class Taps(HTMLParser):
    """What can be tapped on a page: its buttons, chips and answers, by their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = 0  # tags of the kind that began it, open within it
        self._tag = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self._inside:
            self._inside += tag == self._tag
        elif tag == "button" or {"button", "chip", "answer", "tap"} & {*classes}:
            self._tag, self._inside = tag, 1
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._tag:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.words[-1] += data


def taps_of(page: str) -> list[str]:
    """The words of what can be tapped on a page, without needless spaces."""
    return [words for tap in Taps(page).words if (words := " ".join(tap.split()))]


def blocks_of(page: str) -> list[str]:
    """The texts of a page without needless spaces."""
    return [text for block in Blocks(page).blocks if (text := " ".join(block.split()))]


def sentences_of(page: str) -> list[str]:
    """Every sentence of a page; a heading or a button is one, too."""
    return [sentence for block in blocks_of(page) for sentence in END.split(block) if sentence]


def length(sentence: str) -> int:
    """How many words it has."""
    return len(WORD.findall(sentence))
