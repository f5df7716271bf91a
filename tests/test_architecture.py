"""The rules of ARCHITECTURE.md, read from the code. What breaks one is named by the failure."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from pathlib import Path

from tests import project

# Who may import a foreign library: one adapter each, its dangers closed there.
ADAPTERS = {
    "typst": {"journal.report.engine"},
    "fontTools": {"config.operations.web_fonts", "journal.report.build_fonts"},
    "gunicorn": {"config.serve", "config.web_process"},
    "waitress": {"config.web_connection", "config.web_process"},
    "cryptography": {"accounts.sealing", "accounts.second_factor", "journal.reminders.push"},
    "pyrage": {"config.operations.backups.archive"},
    "urllib3": {"journal.reminders.push"},
    "http_ece": {"journal.reminders.push"},
    "py_vapid": {"journal.reminders.push"},
    "icalendar": {"journal.ics"},
    "qrcode": {"accounts.qr"},
    "xlsxwriter": {"journal.exchange.workbook"},
    "numpy": {f"journal.figures.{name}" for name in ("comparison", "drift", "resampling")}
    | {f"journal.figures.{name}" for name in ("factors", "means", "memory", "pairs", "student")}
    | {"journal.experiments.analysis"},
}
# From bottom to top; what stands on one line may not know what stands below it there.
LAYERS = (
    ("accounts.fields", "accounts.models", "accounts.forms", "accounts.views"),
    ("journal.questions", "journal.models", "journal.saving", "journal.forms", "journal.views"),
    ("journal.models", "journal.figures"),
)
# What is still against the direction, and why; the list may only grow shorter.
AGAINST = {
    # Whether a disk is full is asked where something is stored beside what was asked for
    ("accounts.audit", "config.operations.faults"),
    ("accounts.results_cache", "config.operations.faults"),
    ("accounts.limits", "config.operations.faults"),
    # A key is written for its owner's eyes as the settings write theirs
    ("journal.reminders.push", "config.environment"),
}
# A manager names the type of its rows, for the checks of types alone
ROUND = {("journal.models.nights", "journal.models.night")}
WITH_SQL = {"config.operations", "config.shared_cache"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("timezone", "now"), ("timezone", "localdate"), ("time", "time")}
CONTAINERS = {"dict", "list", "set", "frozenset", "tuple", "Mapping", "Sequence", "Iterable"}
LINKED = {"findahelpline.com"}  # people may be sent there, pages never load from there
XML_NAMESPACE = "http://www.w3.org/2000/svg"


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(project.modules()[module].read_text())


@cache
def imports(module: str) -> frozenset[str]:
    """Dotted names of all a module imports, at its top or inside a function."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = module.rsplit(".", node.level)[0] + "." if node.level else ""
            names |= {f"{package}{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


@cache
def known_to(module: str) -> frozenset[str]:
    """The modules of ours that a module imports something of."""
    found = set()
    for name in imports(module):
        while name and name not in project.modules():
            name = name.rpartition(".")[0]
        found.add(name)
    return frozenset(found - {module, ""})


def pairs(below: Iterable[str], above: Iterable[str]) -> set[tuple[str, str]]:
    """What is imported by modules of some packages from those of others."""
    return {
        (module, name)
        for module in project.modules()
        if belongs(module, *below)
        for name in known_to(module)
        if belongs(name, *above)
    }


def belongs(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_the_journal_knows_none_of_its_rooms() -> None:
    rooms = project.rooms()
    assert not {pair for pair in pairs(["journal"], rooms) if not belongs(pair[0], *rooms)}


def test_accounts_knows_nothing_of_the_journal_and_config_of_neither() -> None:
    assert not pairs(["config", "accounts"], ["journal"]) | pairs(["config"], ["accounts"])


def test_config_is_imported_for_its_settings_alone() -> None:
    assert pairs(["accounts", "journal"], ["config"]) == AGAINST


def test_no_layer_knows_the_one_above_it() -> None:
    assert not {
        pair
        for layers in LAYERS
        for number, layer in enumerate(layers)
        for pair in pairs([layer], layers[number + 1 :])
    }


def test_nothing_but_tests_knows_tests() -> None:
    files = [*project.modules().values(), *project.ROOT.glob("bench/**/*.py")]
    files += project.ROOT.glob("docs/*.py")
    known = re.compile(r"^\s*(?:from|import) tests\b", re.MULTILINE)
    assert not {file for file in files if known.search(text(file))}


def test_no_module_leads_back_to_itself() -> None:
    left_out = {name: {other for module, other in ROUND if module == name} for name, _ in ROUND}
    assert not circles(
        {name: known_to(name) - left_out.get(name, set()) for name in project.modules()}
    )


def test_no_room_leads_back_to_itself() -> None:
    rooms = project.rooms()
    assert not circles(
        {
            room: {other for other in rooms if other != room and pairs([room], [other])}
            for room in rooms
        }
    )


def circles(known: Mapping[str, Set[str]]) -> set[str]:
    """What is left after taking away, again and again, what knows nothing or nobody knows."""
    left = set(known)
    while True:
        asked = {name for each in left for name in known[each]}
        ends = {each for each in left if not known[each] & left or each not in asked}
        if not ends:
            return left
        left -= ends


def test_a_pure_module_knows_only_python_and_other_pure_modules() -> None:
    pure = set(project.pure_modules())
    assert len(pure) > 100  # the marker was found
    allowed = {*sys.stdlib_module_names, *project.PACKAGES, "numpy"}
    assert not {
        (module, name)
        for module in pure
        for name in imports(module)
        if name.partition(".")[0] not in allowed
    }
    assert not {(module, name) for module in pure for name in known_to(module) - pure}


def test_a_container_says_what_it_holds() -> None:
    """What mypy cannot ask here: Django's own generic classes take no parameter when run."""
    annotations = [
        (module, part)
        for module in project.modules()
        for node in ast.walk(tree(module))
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part is not None
    ]
    assert not {(module, ast.unparse(part)) for module, part in annotations if holds_any(part)}


def holds_any(annotation: ast.expr) -> bool:
    """Whether an annotation names a container without saying of what."""
    nodes = list(ast.walk(annotation))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Subscript)}
    return any(
        isinstance(node, ast.Name) and node.id in CONTAINERS and id(node) not in told
        for node in nodes
    )


def test_a_pure_module_reads_no_clock() -> None:
    calls = {
        (module, ast.unparse(node.func.value).rpartition(".")[2], node.func.attr)
        for module in project.pure_modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert not {call for call in calls if call[1:] in CLOCKS}


def test_a_foreign_library_has_one_adapter() -> None:
    assert not {
        (module, library)
        for module in project.modules()
        for library in {name.partition(".")[0] for name in imports(module)} & set(ADAPTERS)
        if module not in ADAPTERS[library]
    }


def test_exceptions_are_caught_by_name() -> None:
    caught = {
        (module, node.lineno, ast.unparse(node.type) if node.type else "everything")
        for module in project.modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ExceptHandler)
    }
    assert not {what for what in caught if what[2] in {"everything", "Exception", "BaseException"}}


def test_a_module_has_at_most_350_lines() -> None:
    lines = {name: len(text(file).splitlines()) for name, file in project.modules().items()}
    assert not {name: count for name, count in lines.items() if count > 350}


def test_a_function_has_at_most_40_lines() -> None:
    lengths = {
        (module, node.name): (node.end_lineno or node.lineno) - node.lineno + 1
        for module in project.modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef)
    }
    assert not {name: count for name, count in lengths.items() if count > 40}


def test_a_template_has_at_most_120_lines() -> None:
    lines = {file: len(text(file).splitlines()) for file in project.templates()}
    assert not {file: count for file, count in lines.items() if count > 120}


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


def calls() -> Iterator[tuple[str, ast.Call]]:
    for module in project.modules():
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.Call):
                yield module, node


def fixed(node: ast.expr) -> bool:
    """Whether an expression is written down in the program: a literal or a constant's NAME."""
    if isinstance(node, ast.Constant) or ast.unparse(node).rpartition(".")[2].isupper():
        return True
    return isinstance(node, ast.JoinedStr | ast.BinOp)  # ruff (S608) looks into these


def test_no_word_of_anybody_becomes_code_a_pattern_or_a_format() -> None:
    built = set()
    for module, call in calls():
        name = ast.unparse(call.func)
        dangerous = name in {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
        pattern = name.startswith("re.") and not fixed(call.args[0])
        if name.endswith(".format") and not fixed(call.func.value):  # type: ignore[attr-defined]
            pattern = True
        if dangerous or pattern:
            built.add((module, name))
    ours = {("config.operations.logs", "super().format"), ("journal.models.night", "clash.format")}
    assert built == ours  # logging's own, and sentences of a list in the module


def test_no_program_is_started_through_a_shell_and_only_three_are_started_at_all() -> None:
    starts = {
        (module, name)
        for module, call in calls()
        if (name := ast.unparse(call.func)).startswith(("subprocess.", "os.exec", "os.spawn"))
    }
    server = {"journal.report.press", "config.operations.backups.postgresql"}
    releasing = {"config.operations.advisories"}
    assert {module for module, _ in starts} == server | releasing
    assert not [m for m, call in calls() if any(k.arg == "shell" for k in call.keywords)]


def test_rooms_ask_the_database_through_django_alone() -> None:
    raw = {
        (module, ast.unparse(call))
        for module, call in calls()
        if ast.unparse(call.func).rpartition(".")[2] in {"raw", "extra", "RawSQL", "execute"}
        and not belongs(module, *WITH_SQL)
    }
    assert raw == {
        ("accounts.deletion", "cursor.execute('PRAGMA wal_checkpoint(TRUNCATE)')"),
        # What Django itself put together of a QuerySet
        ("accounts.prepared", "cursor.execute(sql, [_value(param, values) for param in params])"),
    }


def test_nothing_unpickles_and_nothing_parses_xml() -> None:
    unsafe = ("pickle", "marshal", "shelve", "yaml", "xml", "lxml")
    assert not {
        (module, name)
        for module in project.modules()
        for name in imports(module)
        if belongs(name, *unsafe)
    }


def test_only_hashes_that_still_hold_are_used() -> None:
    weak = set()
    for module, call in calls():
        name = ast.unparse(call.func)
        told = {keyword.arg for keyword in call.keywords}
        if name in {"hashlib.md5", "hashlib.sha1", "hashlib.new", "md5", "sha1"}:
            weak.add((module, name))
        if name == "salted_hmac" and "algorithm" not in told:
            weak.add((module, name))
    assert not weak


def test_a_script_puts_words_in_as_text() -> None:
    parsed = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\("
    )
    scripts = [file for file in project.front_end() if file.suffix in {".js", ".mjs"}]
    assert scripts
    assert not {(file, found) for file in scripts for found in re.findall(parsed, text(file))}


def test_nothing_is_left_to_do_later() -> None:
    later = r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b"
    files = [*project.modules().values(), *project.templates(), *project.front_end()]
    assert not {(file, found) for file in files for found in re.findall(later, text(file))}


def test_locked_packages_name_no_place_to_load_them_from() -> None:
    assert '"resolved": "http' not in text(project.ROOT / "package-lock.json")
    for lock in project.ROOT.glob("requirements*.txt"):
        assert not re.findall(r"https?://|^-", text(lock), re.MULTILINE)


def test_every_python_package_is_locked_by_its_hash() -> None:
    for lock in project.ROOT.glob("requirements*.txt"):
        packages = text(lock).replace("\\\n", " ").splitlines()
        assert packages
        assert [line for line in packages if "--hash=sha256:" not in line] == []


def settings_read() -> Iterator[str]:
    """Names of the variables config/settings.py takes from the environment."""
    for node in ast.walk(tree("config.settings")):
        match node:
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
                if ast.unparse(function) in {"flag", "number", "os.environ.get"}:
                    yield name


def test_every_setting_is_explained() -> None:
    explained = set(re.findall(r"`([A-Z_]+)`", text(project.ROOT / "docs" / "settings.md")))
    assert set(settings_read()) <= explained


def test_no_setting_of_the_shell_reaches_the_tests() -> None:
    from tests.__main__ import OURS

    assert set(settings_read()) - {"DATA_DIR"} <= set(OURS)
