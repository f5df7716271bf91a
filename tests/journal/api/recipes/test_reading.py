from hypothesis import given
from hypothesis import strategies as st

from journal.api.recipes.reading import Block, Recipe, recipes_in, with_own

PAGE = """\
# Recipes

For everybody.

## Command line

Needs a
token.

1. Write `6` down.
2. Send it.

```sh
curl \\
  --data '## 6'
```

## Python

```python
print(1)
```
"""


def test_a_page_is_read_as_recipes_of_paragraphs_steps_and_code():
    assert recipes_in(PAGE) == (
        Recipe(
            "Command line",
            (
                Block("Needs a token."),
                Block("Write `6` down.", number="1"),
                Block("Send it.", number="2"),
                Block("curl \\\n  --data '## 6'", language="sh"),
            ),
        ),
        Recipe("Python", (Block("print(1)", language="python"),)),
    )


def test_code_within_a_sentence_is_told_from_it():
    assert Block("Write `6`.").parts == [("Write ", False), ("6", True), (".", False)]
    assert Block("`6`", number="2").parts == [("2. ", False), ("6", True)]


def test_a_person_s_values_stand_in_place_of_the_made_up_ones():
    assert with_own("a 1 a", {"a": "b", "1": "2"}) == "b 2 b"


@given(st.text())
def test_any_text_is_read(page):
    assert all(recipe.title for recipe in recipes_in(page) if recipe.title.strip())
