"""The rules of ARCHITECTURE.md, read from the code. What breaks one is named by the failure."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import project

# Who may import a foreign library: one adapter each, its dangers closed there.
ADAPTERS = {
    "typst": {"journal.report.engine"},
    "fontTools": {"config.web_fonts", "journal.report.build_fonts"},
    "gunicorn": {"config.serve", "config.web_process"},
    "waitress": {"config.web_connection", "config.web_process"},
    "cryptography": {"accounts.sealing", "accounts.second_factor", "journal.reminders.push"},
    "pyrage": {"config.backups.archive"},
    "urllib3": {"journal.reminders.push"},
    "http_ece": {"journal.reminders.push"},
    "py_vapid": {"journal.reminders.push"},
    "icalendar": {"journal.ics"},
    "qrcode": {"accounts.qr"},
    "xlsxwriter": {"journal.exchange.workbook"},
    "numpy": {f"journal.trends.{name}" for name in ("comparison", "drift", "factors", "pairs")}
    | {"journal.trends.resampling", "journal.experiments.analysis"},
}
SQL_OF_OPERATIONS = ("backups", "moving", "numbering", "health", "shared_cache", "starting")
WITH_SQL = {f"config.{name}" for name in SQL_OF_OPERATIONS}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
CLOCKS |= {("timezone", "now"), ("timezone", "localdate"), ("time", "time")}
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


def belongs(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def known_pure() -> list[str]:
    return [module for module in project.pure_modules() if module in project.modules()]


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def test_the_journal_knows_none_of_its_rooms() -> None:
    rooms = project.rooms()
    assert not {
        (module, name)
        for module in project.modules()
        for name in imports(module)
        if belongs(module, "journal") and not belongs(module, *rooms) and belongs(name, *rooms)
    }


def test_the_way_into_a_night_knows_no_page() -> None:
    pages = ("journal.forms", "journal.views", *project.rooms())
    assert not {
        (module, name)
        for module in project.modules()
        for name in imports(module)
        if belongs(module, "journal.saving", "journal.questions") and belongs(name, *pages)
    }


def test_accounts_knows_nothing_of_the_journal() -> None:
    assert not {
        (module, name)
        for module in project.modules()
        for name in imports(module)
        if belongs(module, "accounts") and belongs(name, "journal")
    }


def test_every_module_called_pure_exists() -> None:
    assert set(project.pure_modules()) <= set(project.modules())


def test_a_pure_module_knows_only_python_and_other_pure_modules() -> None:
    assert not {
        (module, name)
        for module in known_pure()
        for name in imports(module)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not belongs(name, "numpy", *project.pure_modules())
    }


def test_a_pure_module_reads_no_clock() -> None:
    calls = {
        (module, ast.unparse(node.func.value).rpartition(".")[2], node.func.attr)
        for module in known_pure()
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
ALSO_EDITED = ("exchange/", "share/", "journal/edit_night.html")  # not rewritten yet


def test_a_template_says_one_element_a_line_and_no_line_is_long() -> None:
    root = project.ROOT / "templates"
    files = {str(file.relative_to(root)): text(file).splitlines() for file in project.templates()}
    rewritten = {name: lines for name, lines in files.items() if not name.startswith(ALSO_EDITED)}
    assert not {
        (name, number)
        for name, lines in rewritten.items()
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
    ours = {("config.logs", "super().format"), ("journal.models.night", "clash.format")}
    assert built == ours  # logging's own, and sentences of a list in the module


def test_no_program_is_started_through_a_shell_and_only_three_are_started_at_all() -> None:
    starts = {
        (module, name)
        for module, call in calls()
        if (name := ast.unparse(call.func)).startswith(("subprocess.", "os.exec", "os.spawn"))
    }
    server = {"journal.report.press", "config.backups.postgresql"}
    assert {module for module, _ in starts} == {*server, "config.audit"}  # of whoever releases
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
        ("config.prepared", "cursor.execute(sql, [_value(param, given) for param in params])"),
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
