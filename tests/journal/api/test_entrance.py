"""A process that no program asks pays nothing for the API."""

import ast

import pytest

from tests import project


@pytest.mark.parametrize("module", ["apps", "entrance", "urls"])
def test_what_every_process_imports_leads_to_no_django_ninja(module):
    tree = ast.parse(project.modules()[f"journal.api.{module}"].read_text(encoding="utf-8"))
    known = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    named = {each.name for node in tree.body if isinstance(node, ast.Import) for each in node.names}

    assert not {name for name in known | named if name and name.startswith(("ninja", "pydantic"))}
    assert {name for name in known if name and name.startswith("journal.")} <= {"journal.api"}
