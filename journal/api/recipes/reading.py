"""Recipes as docs/api-recipes.md writes them: headings, paragraphs, steps and code."""
# pure

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FENCE = "```"
STEP = re.compile(r"(\d+)\. ")
APART = re.compile(r"\n\n|\n(?=\d+\. )")
# What stands for a person's own in the docs
SITE, NIGHT = "https://journal.example", "2026-11-30"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a step, which has a `number`, or code, which has a `language`."""

    text: str
    number: str = ""
    language: str = ""

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """Each text of its sentences, the number of the step included, and whether it is code."""
        line = f"{self.number}. {self.text}" if self.number else self.text
        return [(text, place % 2 == 1) for place, text in enumerate(line.split("`")) if text]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One recipe: its heading and what follows."""

    title: str
    blocks: tuple[Block, ...]


def recipes_in(page: str) -> tuple[Recipe, ...]:
    """The recipes of a page; what stands before the first heading is no part of them."""
    sections = re.split(r"^## (.+)$", page, flags=re.MULTILINE)[1:]
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return tuple(Recipe(title, tuple(_blocks(text))) for title, text in pairs)


def with_own(page: str, own: Mapping[str, str]) -> str:
    """The page with a person's values in place of the made-up ones."""
    for made_up, value in own.items():
        page = page.replace(made_up, value)
    return page


def _blocks(section: str) -> Iterator[Block]:
    for number, text in enumerate(section.split(FENCE)):
        if number % 2:
            language, _, code = text.partition("\n")
            yield Block(code.rstrip(), language=language)
        else:
            yield from (_sentences(each) for each in APART.split(text) if each.strip())


def _sentences(text: str) -> Block:
    joined = " ".join(text.split())
    step = STEP.match(joined)
    return Block(joined[step.end() :], number=step[1]) if step else Block(joined)
