"""`make audit` says what it asked, and never takes silence for a good answer."""

import json

import pytest

from config.operations import advisories

PYTHON = {
    "dependencies": [
        {"name": "django", "version": "5.2.19", "vulns": []},
        {"name": "typst", "version": "0.15.2", "vulns": []},
    ]
}
NODE = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 312}}}
AWAY = "error sending request for url\nhttps: operation timed out"


def ended(monkeypatch, capsys, python, node):
    given = iter([python, node])
    monkeypatch.setattr(advisories, "run", lambda _: next(given))
    return advisories.main(), capsys.readouterr().out


def test_all_asked_and_nothing_known(monkeypatch, capsys):
    code, told = ended(monkeypatch, capsys, (json.dumps(PYTHON), ""), (json.dumps(NODE), ""))

    assert code == 0
    assert told == (
        "Python packages: 2 asked about, holes: none known.\n"
        "Node packages: 312 asked about, holes: none known.\n"
    )


def test_a_hole_is_named(monkeypatch, capsys):
    hole = {"name": "django", "version": "5.2.1", "vulns": [{"id": "PYSEC-1"}]}
    python = json.dumps({"dependencies": [hole]})
    node = json.dumps({**NODE, "vulnerabilities": {"idb": {"severity": "high"}}})
    code, told = ended(monkeypatch, capsys, (python, ""), (node, ""))

    assert code == 1
    assert "hole: django 5.2.1: PYSEC-1" in told
    assert "hole: idb: high" in told


@pytest.mark.parametrize(
    ("python", "node"),
    [
        (("", AWAY), (json.dumps(NODE), "")),
        ((json.dumps(PYTHON), ""), (json.dumps({"error": {"code": "E403"}}), "npm error 403")),
        (("[]", AWAY), ("", "")),
    ],
)
def test_a_database_that_cannot_be_reached_is_said_and_is_no_good_answer(
    monkeypatch, capsys, python, node
):
    code, told = ended(monkeypatch, capsys, python, node)

    assert code == 2
    assert "NOT ASKED" in told
    assert "Not everything was asked, so this says nothing about the rest." in told


def test_a_package_that_was_skipped_was_not_asked(monkeypatch, capsys):
    skipped = {"name": "typst", "skip_reason": "could not be audited"}
    python = json.dumps({"dependencies": [PYTHON["dependencies"][0], skipped]})
    code, told = ended(monkeypatch, capsys, (python, ""), (json.dumps(NODE), ""))

    assert code == 2
    assert "Python packages: 1 asked about" in told
    assert "NOT ASKED: 1 of 2, the first because: could not be audited" in told


def test_a_program_that_is_not_there_is_said():
    assert advisories.run(["no-such-program-here"])[1].startswith("no-such-program-here: ")


def test_the_last_line_says_why():
    assert advisories.of_pip_audit("", AWAY).not_checked == ("https: operation timed out",)
