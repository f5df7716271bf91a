"""What is dangerous is done nowhere, or in the one place named here."""

import ast
from typing import Any

from tests import project
from tests.architecture.reading import belongs, calls, imports, tree

WITH_SQL = {
    "config.operations",
    "config.shared_cache",
    "journal.exchange.formats.health_connect_child",  # reads a file of others, in its own process
}


TRANSLATED = {"_", "gettext", "pgettext", "ngettext", "npgettext"}  # whose catalogues are ours


def fixed(node: ast.expr) -> bool:
    """Whether an expression is written down in the program: a literal or a constant's NAME."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in TRANSLATED:
        count = ast.unparse(node.func).startswith("n")
        return all(map(fixed, node.args[: -1 if count else None]))
    if isinstance(node, ast.IfExp):
        return fixed(node.body) and fixed(node.orelse)
    if isinstance(node, ast.Dict):
        return all(map(fixed, node.values))
    if isinstance(node, ast.Subscript):
        return fixed(node.value)  # one of a table
    if isinstance(node, ast.Constant) or ast.unparse(node).rpartition(".")[2].isupper():
        return True
    return isinstance(node, ast.JoinedStr | ast.BinOp)  # ruff (S608) looks into these


def translated_names(module: str) -> set[ast.expr]:
    """Where a function's name stands for nothing but sentences that it takes from a catalogue."""
    found: set[Any] = set()
    for function in ast.walk(tree(module)):
        if isinstance(function, ast.FunctionDef):
            within = list(ast.walk(function))
            given: dict[str, list[Any]] = {
                each.arg: [each] for each in within if isinstance(each, ast.arg)
            }
            for each in within:
                if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                    given.setdefault(each.targets[0].id, []).append(each.value)
            known = {name for name, values in given.items() if all(map(fixed, values))}
            found |= {each for each in within if isinstance(each, ast.Name) and each.id in known}
    return found


def test_no_word_of_anybody_becomes_code_a_pattern_or_a_format() -> None:
    built = set()
    for module, call in calls():
        name = ast.unparse(call.func)
        dangerous = name in {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
        pattern = name.startswith("re.") and not fixed(call.args[0])
        if name.endswith(".format"):
            words = call.func.value  # type: ignore[attr-defined]
            pattern = not fixed(words) and words not in translated_names(module)
        if dangerous or pattern:
            built.add((module, name))
    ours = {
        ("config.operations.logs", "super().format"),
        ("journal.api.service", "str(sentence).format"),
    }
    ours |= {
        ("journal.quotas", f"{name}.format")
        for name in ("counted", "quota.counted", "quota.refusal")
    }
    ours |= {("journal.api.service", "str(sentence).format")}
    assert built == ours  # logging's own, and sentences of a list in the module


def test_no_program_is_started_through_a_shell_and_only_five_are_started_at_all() -> None:
    starts = {
        (module, name)
        for module, call in calls()
        if (name := ast.unparse(call.func)).startswith(("subprocess.", "os.exec", "os.spawn"))
    }
    server = {"journal.report.press", "config.operations.backups.postgresql"}
    releasing = {"config.operations.advisories"}
    server |= {"journal.exchange.in_child"}  # reads files of others within limits
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
        ("accounts.bulk", "cursor.execute(sql, params)"),
        # A migration's own, of names that the database and Django know
        (
            "accounts.doubled_index",
            "editor.execute(editor._create_index_sql(model, fields=[field]))",
        ),
        (
            "accounts.doubled_index",
            "editor.execute(f'DROP INDEX IF EXISTS {editor.quote_name(name)}')",
        ),
    }


PARSE_XML = {  # in a process with limits; one from the root on, one without any DOCTYPE
    "journal.exchange.apple.elements",
    "journal.exchange.results.xml_child",
}


def test_nothing_unpickles_and_two_modules_parse_xml() -> None:
    unsafe = ("pickle", "marshal", "shelve", "yaml", "xml", "lxml")
    assert not {
        (module, name)
        for module in project.modules()
        for name in imports(module)
        if belongs(name, *unsafe) and not (module in PARSE_XML and name == "lxml.etree")
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
