"""The recipes of the docs, each run as it is written there, with a token of the scopes it names."""

import re
import shlex
import sys
from types import ModuleType
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.tokens.scopes import SCOPES
from journal.api.recipes.reading import NIGHT, SITE, recipes_in
from tests.project import ROOT

PAGE = (ROOT / "docs" / "api-recipes.md").read_text()
RECIPES = {recipe.title: recipe for recipe in recipes_in(PAGE)}
TOKEN = "stillnight_pat_…"
TICKS = {words: scope for scope, words in SCOPES.items()}


@pytest.fixture(autouse=True)
def _evening(db):
    with time_machine.travel(f"{NIGHT}T22:15+01:00", tick=False):
        yield


@pytest.fixture
def secret(program, person):
    """The secret of a token that may do what a recipe says to tick, and nothing else."""

    def of(title):
        ticks = re.findall("“([^”]+)”", RECIPES[title].blocks[0].text.partition(".")[0])
        return program(person, *(TICKS[tick] for tick in ticks)).token

    return of


def codes(title: str, language: str) -> list[str]:
    return [block.text for block in RECIPES[title].blocks if block.language == language]


def send(method: str, address: str, headers: dict[str, str], body: str = "", **query: Any) -> Any:
    """The answer to a request to the server of the docs."""
    assert address.startswith(f"{SITE}/api/v1/")
    kind = {name.lower(): value for name, value in headers.items()}.get("content-type", "")
    return Client().generic(
        method,
        address.removeprefix(SITE),
        body,
        content_type=kind,
        headers=headers,
        query_params=query or None,
    )


def header(line: str) -> tuple[str, str]:
    name, value = re.split(r":\s*", line, maxsplit=1)
    return name, value


def curl(command: str, secret: str) -> Any:
    """What curl would send, as far as these recipes need it."""
    _, *words = shlex.split(command.replace("\\\n", "").replace("$TOKEN", secret))
    options: dict[str, list[str]] = {}
    addresses = []
    while words:
        word = words.pop(0)
        if word.startswith("--"):
            options.setdefault(word, []).append(words.pop(0))
        else:
            addresses.append(word)
    assert options.keys() <= {"--request", "--header", "--data"}
    (address,), (method,) = addresses, options.get("--request", ["GET"])
    headers = dict(map(header, options["--header"]))
    return send(method, address, headers, "".join(options.get("--data", [])))


def test_the_command_line_writes_an_answer_and_reads_it_back(secret, person):
    _, write, read = codes("Command line", "sh")
    token = secret("Command line")

    written, answer = curl(write, token), curl(read, token)

    assert (written.status_code, answer.status_code) == (200, 200)
    assert answer.json()["answers"]["evening_severity"] == 6
    assert answer.json()["answers"]["symptom_onset"] == "21:30"
    assert f"{person.nights.get().night}" == NIGHT


class Httpx(ModuleType):
    """As much of httpx as the recipe uses, on Django's own client."""

    class Client:
        def __init__(self, *, base_url: str, headers: dict[str, str]) -> None:
            self.base, self.headers = base_url, headers

        def get(self, path: str, params: dict[str, Any]) -> Any:
            answer = send("GET", self.base + path, self.headers, **params)
            assert answer.status_code == 200
            answer.raise_for_status = lambda: answer
            return answer


def test_python_reads_the_ratings(secret, person, write_night, monkeypatch, capsys):
    for day, rating in ((27, 3), (28, 5), (29, 8), (30, None)):
        write_night(person, f"2026-11-{day}", evening_severity=rating)
    monkeypatch.setenv("TOKEN", secret("Python"))
    monkeypatch.setitem(sys.modules, "httpx", Httpx("httpx"))
    (program,) = codes("Python", "python")

    exec(compile(program, "recipe", "exec"), {})  # noqa: S102

    assert capsys.readouterr().out.splitlines() == [
        "3 of 4 nights have a rating of the evening.",
        "The middle one is 5.",
    ]
    assert len(program.splitlines()) <= 20


@pytest.mark.parametrize("title", ["Shortcuts on iPhone", "Android"])
def test_a_phone_notes_the_legs_and_is_told_what_to_say(title, secret, person):
    (request,) = codes(title, "http")
    head, _, body = request.replace(TOKEN, secret(title)).partition("\n\n")
    first, *lines = head.splitlines()

    answer = send(*first.split(), dict(map(header, lines)), body)

    assert answer.status_code == 200
    assert answer.json()["speak"].startswith("Noted for ")
    assert answer.json()["entry"] is None  # it may write and not read
    assert person.nights.get().evening_severity == 6


def test_home_assistant_notes_a_rating_and_shows_it(secret, person):
    kept, lines = codes("Home Assistant", "yaml")
    token = header(kept.replace(TOKEN, secret("Home Assistant")))[1].strip('"')
    said = dict(re.findall(r"^ *(?:- )?(\w+): [\"']?(.*?)[\"']?$", lines, re.MULTILINE))
    assert lines.count("Authorization: !secret stillnight_token") == 2

    headers = {"Authorization": token}
    kind = {"Content-Type": said["content_type"]}
    payload = said["payload"].replace("{{ rating }}", "7")
    noted = send(said["method"], said["url"], headers | kind, payload)
    read = send("GET", said["resource"], headers)
    path = re.search(r"value_json((?:\.\w+)+) if value_json\.entry", said["value_template"])

    assert (noted.status_code, read.status_code) == (200, 200)
    value = read.json()
    for name in path[1].strip(".").split("."):
        value = value[name]
    assert value == person.nights.get().evening_severity == 7


def test_a_spreadsheet_gets_columns_of_one_length(secret, person, write_night):
    write_night(person, "2026-11-29", evening_severity=4)
    (lines,) = codes("Spreadsheet", "m")
    named = dict(re.findall(r'(\w+) = "([^"]*)"', lines))
    (address,) = re.findall(r'Web\.Contents\("([^"]+)"', lines)
    (member,) = re.findall(r"Columns = Answer\[(\w+)\]", lines)

    headers = {"Authorization": named["Authorization"].replace(TOKEN, secret("Spreadsheet"))}
    columns = send("GET", address, headers, range=named["range"]).json()[member]

    assert {len(values) for values in columns.values()} == {365}
    row = columns["night"].index("2026-11-29")
    assert columns["evening_severity"][row] == 4


def test_the_page_shows_each_recipe_with_a_person_s_own_values(client_of, person, settings):
    settings.SITE_URL = "https://mine.example/"
    with time_machine.travel("2026-12-01T03:00+01:00", tick=False):
        page = client_of(person).get("/account/tokens/recipes/").content.decode()

    assert [title for title in RECIPES if f">{title}</h2>" not in page] == []
    assert "https://mine.example/api/v1/nights/2026-11-30" in page
    assert SITE not in page


def test_every_recipe_says_what_to_tick(secret):
    assert [title for title in RECIPES if not secret(title)] == []
    assert all(recipe.blocks[0].text.startswith("Tick “") for recipe in RECIPES.values())
