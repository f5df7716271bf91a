"""What templates and scripts may hold."""

import re

from tests import project
from tests.architecture.reading import text

LINKED = {"findahelpline.com"}  # people may be sent there, pages never load from there
XML_NAMESPACE = "http://www.w3.org/2000/svg"
# Elements that stand on a line of their own: whatever space is around them is not shown.
ON_ITS_OWN_LINE = re.compile(
    r"<(?:article|aside|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|legend|li|main|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
    r"|circle|g|line|path|polyline|rect|text|title)\b"
)


def test_a_template_says_one_element_a_line_and_no_line_is_long() -> None:
    root = project.ROOT / "templates"
    files = {str(file.relative_to(root)): text(file).splitlines() for file in project.templates()}
    assert not {
        (name, number)
        for name, lines in files.items()
        for number, line in enumerate(lines, 1)
        if len(line) > 160 or len(ON_ITS_OWN_LINE.findall(line)) > 1
    }


def test_a_template_carries_no_script_and_no_style() -> None:
    inline = r"<script(?![^>]*\bsrc=)[^>]*>|<style\b|\sstyle\s*=|<[^>]+\son\w+\s*="
    assert not {
        (file, found) for file in project.templates() for found in re.findall(inline, text(file))
    }


def test_text_is_marked_safe_at_most_once() -> None:
    marks = [
        (file, found)
        for file in [*project.templates(), *project.modules().values()]
        for found in re.findall(r"\|\s*safe\b|\bmark_safe\(|\{% autoescape off", text(file))
    ]
    assert len(marks) <= 1, marks


def test_a_page_asks_nobody_else_for_anything() -> None:
    asked = set()
    for file in [*project.templates(), *project.front_end()]:
        written = text(file).replace(XML_NAMESPACE, "")
        links = rf"""<a\s[^>]*?href="https://(?:{"|".join(map(re.escape, LINKED))})[/"]"""
        rest = re.sub(links, "", written)
        asked |= {(file, found) for found in re.findall(r"(?:https?|wss?)://[^\s\"')]*", rest)}
        asked |= {(file, found) for found in re.findall(r"(?:src|href)=\"//[^\"]*", rest)}
    assert not asked


def test_a_script_puts_words_in_as_text() -> None:
    parsed = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\("
    )
    scripts = [file for file in project.front_end() if file.suffix in {".js", ".mjs"}]
    assert scripts
    assert not {(file, found) for file in scripts for found in re.findall(parsed, text(file))}
