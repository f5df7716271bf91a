"""Each command that README and docs tell people to type works as it stands there."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.project import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
OURS = r"(?:sudo )?(?:make|\.venv/bin/python|stillnight|manage\.py)"
# What may stand before a command on its line: another one, a schedule, settings, a container.
BEFORE = (
    r"(?:.*&& |(?:[\d*/]+ +){5}|(?:[A-Z_]+=\S+ )+)?(?:.* exec -T stillnight |/usr/local/sbin/)?"
)
# A line of an indented block, a line of a fence, or a piece of a sentence.
IN_BLOCKS = re.compile(
    rf"^(?:    )?{BEFORE}({OURS} (?:<[^>\n]*>|[^#>\n])*?(?:\\\n[^#\n]*?)*)(?:\s+[#>].*)?$",
    re.MULTILINE,
)
IN_SENTENCES = re.compile(rf"`({OURS} [^`]+)`")
ASKS = {"createsuperuser", "changepassword"}  # these ask their questions at a terminal


def commands():
    """Every command with its page, each once."""
    found = {}
    for page in PAGES:
        text = page.read_text()
        for command in [*IN_BLOCKS.findall(text), *IN_SENTENCES.findall(text)]:
            found.setdefault(plain(command), page.name)
    return sorted((page, command) for command, page in found.items())


def plain(command):
    """On one line, each place for something of one's own as one word."""
    return re.sub(r"<[^>]*>", "x", re.sub(r"\\\n\s*", "", command)).strip()


def words_of(command):
    """The command in words, without the account it runs under."""
    words = shlex.split(command)
    return words[1:] if words[0] == "sudo" else words


def of_program(first):
    return [(page, command) for page, command in commands() if words_of(command)[0] == first]


def test_commands_are_found():
    programs = {words_of(command)[0] for _, command in commands()}
    assert {"make", ".venv/bin/python", "stillnight"} <= programs
    assert len(commands()) > 20


@pytest.mark.parametrize(("page", "command"), of_program("make"))
def test_make_knows_what_it_is_asked_for(page, command):
    targets = [word for word in words_of(command)[1:] if "=" not in word]
    known = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert [target for target in targets if target not in known] == [], page


def test_no_page_tells_people_to_run_a_file_that_cannot_be_run():
    assert not os.access(ROOT / "manage.py", os.X_OK)
    assert of_program("manage.py") == []


def arguments_of(command):
    """What stands behind the program: "manage.py backup …" or "-m config.operations.probe"."""
    words = words_of(command)
    if words[0] == "stillnight":
        return ["manage.py", *words[1:]]
    return words[1:]


def ours():
    return [*of_program(".venv/bin/python"), *of_program("stillnight")]


@pytest.mark.parametrize(("page", "command"), ours())
def test_our_commands_take_the_words_they_are_given(page, command):
    program, *rest = arguments_of(command)
    if program == "-m":
        module = ROOT / (rest[0].replace(".", "/") + ".py")
        assert [o for o in rest if o.startswith("--") and f'"{o}"' not in module.read_text()] == []
        return
    from django.core.management import get_commands, load_command_class

    name, *options = rest
    apps = get_commands()
    if name == "x":
        return  # "any command"
    assert name in apps, page
    if not options:
        return  # named in a sentence, or complete as it is
    load_command_class(apps[name], name).create_parser("manage.py", name).parse_args(options)


def test_the_account_of_any_size_is_filled_as_the_readme_says(tmp_path):
    """The one command people try first, run as it stands, before and after the first start."""
    (command,) = [c for _, c in ours() if "seed_demo" in c]

    def run(*words):
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env={**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""},
            capture_output=True,
            text=True,
            check=False,
        )

    early = run(*arguments_of(command))
    assert early.returncode == 1
    assert early.stderr.strip().endswith(
        "Please run this first: .venv/bin/python manage.py migrate"
    )
    assert "Traceback" not in early.stderr

    run("manage.py", "migrate", "--verbosity", "0")
    filled = run(*arguments_of(command))
    assert filled.returncode == 0, filled.stderr
    assert "you@example.org now has" in filled.stdout


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_files_that_commands_copy_are_there(page):
    for path in re.findall(r"(?<![\w/])docs/deploy/[\w.*-]*[\w*]", page.read_text()):
        assert list(ROOT.glob(path)), path


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_no_page_names_a_version_that_does_not_exist(page):
    assert "--tags" not in page.read_text()


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_leads_only_to_files_that_are_there(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text()):
        assert (page.parent / target).exists(), target
