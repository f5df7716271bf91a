"""No sentence stands outside the seam: pages, mails and messages have one for each language.

What is looked for is not what a page holds (tests/rooms/test_no_english.py asks for that) but
what is written, whoever comes to see it. A sentence has two words of letters beside each other;
in the text of a template one word is enough.
"""

import ast
import re
from collections.abc import Iterator

from config.operations.catalogues.messages import WORDS
from tests import project
from tests.architecture.reading import belongs, text, tree

# Modules, with what is below them, whose sentences nobody meets on a page.
EXCEPT = {
    "accounts.admin": "the operator's pages",
    "accounts.browsers": "names of browsers",
    "config": "what operators read, and a server that knows no language yet",
    "journal.api.document": "what programs read of the API, which is in English",
    "journal.api.other_schemas": "",
    "journal.api.resources": "",
    "journal.api.schemas": "",
    "journal.caffeine": "where figures are from",
    "journal.demo": "names that become words by gettext, as in regimen.demo",
    "journal.exchange.archive": "what files say of themselves, which is in English",
    "journal.exchange.complete": "",
    "journal.exchange.derived": "",
    "journal.exchange.fhir": "",
    "journal.exchange.formats.health_connect_child": "a query",
    "journal.exchange.meanings": "what columns hold, for programs",
    "journal.exchange.nights_example": "",
    "journal.exchange.tables": "",
    "journal.exchange.workbook": "",
    "journal.labs.loinc": "names of codes",
    "journal.regimen.demo": "",
    "journal.regimen.presets": "names that the guide's translation holds",
    "journal.report.build_fonts": "what operators read",
    "journal.report.faces": "names of typefaces",
    "journal.saving.change": "what programs are told, as in saving.many",
    "journal.saving.many": "",
    "journal.views.style": "the page of every component",
}
OF_OPERATORS = re.compile(r"\.(?:apps|management\..*)$")  # why something is not exported; commands
TEXTS_EXCEPT = {
    "Current Password", "New Password", "New Password (again)", "Password (again)",  # allauth's
    "AASM guideline 2025, J Clin Sleep Med 21:137–152, doi 10.5664/jcsm.11390",
    "IRLSSG iron task force 2018, Sleep Med 41:27–44",
    "That night has not begun yet.",  # which a template compares
    "Where its sender was led on to.", "µg DFE",
    "Apple Health", "Google Fit", "Health Connect", "Sleep as Android",
}  # fmt: skip
# Calls whose texts are for programmers: exceptions, logs, patterns, SQL.
QUIET = {
    "AssertionError", "DataError", "FileNotFoundError", "Http404", "ImproperlyConfigured",
    "NotReadError", "RuntimeError", "TypeError", "ValueError", "bad", "compile", "execute",
    "note", "warning",
}  # fmt: skip
SHOWN = {"empty_label", "help_text", "label"}
SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:]? [“‘(]?[^\W\d_]{2,}")
# Keys, classes and lists of words; markup, selectors, media queries and headers.
NO_WORDS = re.compile(
    r"[^A-Z.:;?!]+|.*(?:=\"|; charset=|\[|\$\{).*|\..*|\([a-z-]+: [a-z]+\)", re.DOTALL
)
# Of a template: what is translated or no text, all tags, the words that tags are given.
TRANSLATED = re.compile(
    r"\{% (comment|blocktranslate)\b.*?\{% end\1 %\}|\{% block page_class %\}[\w -]+"
    r"|<(script|style)\b.*?</\2>",
    re.DOTALL,
)
MARKS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
GIVEN = re.compile(r"(?<!_\()(?<!translate )\"([^\"]+)\"")
ATTRIBUTE = re.compile(r"\b(?:alt|aria-label|aria-description|placeholder|title)=\"([^\"]*)\"")
NAMES = re.compile(
    r"&\w+;|Stillnight|findahelpline\.com|https?://\S+|Apple Health|Health Connect|Sleep as Android"
)
# Of a script: comments and what is translated; what is quoted.
IN_A_SCRIPT = re.compile(
    r"/\*.*?\*/|(?<!:)//[^\n]*|\bn?p?gettext\((?:[^()]|\([^()]*\))*\)", re.DOTALL
)
QUOTED = re.compile(r"[\"`]([^\"`\n]*)[\"`]")


def is_said(words: str, *, is_shown: bool = False) -> bool:
    """Whether these are words for people; a sentence that is given as a label always is."""
    is_sentence = SENTENCE.search(words) and words not in TEXTS_EXCEPT
    return bool(is_sentence and (is_shown or not NO_WORDS.fullmatch(words)))


def test_no_sentence_of_python_is_outside_gettext() -> None:
    assert not {
        (module, *found)
        for module in project.modules()
        if not belongs(module, *EXCEPT) and not OF_OPERATORS.search(module)
        for found in sentences(tree(module))
    }


def sentences(module: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are sentences and are not translated."""
    silent, shown = set[int](), set[int]()
    for node in ast.walk(module):
        if isinstance(node, ast.keyword) and node.arg in SHOWN:
            shown |= {id(part) for part in ast.walk(node.value)}
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        parts += [node] if is_silent(node) else []
        silent |= {id(part) for each in parts if each for part in ast.walk(each)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in silent:
            words = node.value if isinstance(node.value, str) else ""
            if is_said(words, is_shown=id(node) in shown):
                yield node.lineno, words


def is_silent(node: ast.AST) -> bool:
    """Whether all below is translated, for programmers or for the operator's pages."""
    if isinstance(node, ast.Call):
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        return name in {*WORDS, *QUIET}
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or (isinstance(node, ast.FunctionDef) and node.name == "__str__")


def test_a_sentence_is_found_where_it_is_shown() -> None:
    code = 'error("Not saved yet.")\nsaid = _("Saved now.")\nF(label="one dose", css="a b")'
    assert list(sentences(ast.parse(code))) == [(1, "Not saved yet."), (3, "one dose")]


def test_no_word_of_a_template_is_outside_translate() -> None:
    found = set()
    for file in [*project.templates(), *(project.ROOT / "templates").rglob("*.txt")]:
        name = str(file.relative_to(project.ROOT / "templates"))
        if name not in {"style.html", "api/reference.html"}:  # which are in English
            page = TRANSLATED.sub("", text(file))
            bare = MARKS.sub(" ", page)
            said = [*ATTRIBUTE.findall(bare), *re.split(r"<[^>]*>|\n", bare)]
            found |= {
                (name, words) for words in said if re.search(r"[^\W\d_]{2,}", NAMES.sub("", words))
            }
            given = [words for mark in MARKS.findall(page) for words in GIVEN.findall(mark)]
            found |= {(name, words) for words in given if is_said(words)}
    assert not found


def test_no_sentence_of_a_script_is_outside_gettext() -> None:
    scripts = [file for file in project.front_end() if file.suffix == ".js"]
    assert not {
        (file.name, words)
        for file in scripts
        for words in QUOTED.findall(IN_A_SCRIPT.sub("", text(file)))
        if is_said(words)
    }


def test_a_message_is_not_inside_an_f_string() -> None:
    """There nothing that collects messages finds it."""
    assert not {
        (module, node.lineno)
        for module in project.modules()
        for outer in ast.walk(tree(module))
        if isinstance(outer, ast.JoinedStr)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WORDS
    }
