"""What Stillnight is made of, as CycloneDX 1.6: `make sbom`.

Read from the lock files alone, so it is the same on every machine and for every run, and needs
nothing but the standard library. Markers say on which machines a Python package is wanted.
"""

import base64
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PIN = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+))?"
)


def bill(root: Path) -> dict[str, Any]:
    """The whole document; `root` holds requirements.txt, package-lock.json, pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": project["name"],
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [
            *python_packages((root / "requirements.txt").read_text()),
            *node_packages(json.loads((root / "package-lock.json").read_text())),
        ],
    }


def python_packages(lock: str) -> list[dict[str, Any]]:
    """Each pinned package of a requirements file."""
    return [
        _component("pypi", pin["name"].lower(), pin["version"], marker=pin["marker"])
        for line in lock.splitlines()
        if (pin := PIN.match(line))
    ]


def node_packages(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """Each package of npm's lock, with the hash of its archive."""
    places = [(place, entry) for place, entry in lock["packages"].items() if place]
    wanted = {
        (place.rpartition("node_modules/")[2], entry["version"]): entry for place, entry in places
    }
    return [
        _component("npm", name, version, integrity=entry.get("integrity"))
        for (name, version), entry in sorted(wanted.items())
    ]


def _component(
    kind: str,
    name: str,
    version: str,
    *,
    marker: str | None = None,
    integrity: str | None = None,
) -> dict[str, Any]:
    address = f"pkg:{kind}/{name.replace('@', '%40')}@{version}"
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
    }
    if marker:
        component["properties"] = [{"name": "stillnight:marker", "value": marker.strip()}]
    if integrity:
        method, _, digest = integrity.partition("-")
        content = base64.b64decode(digest).hex()
        component["hashes"] = [{"alg": method.upper().replace("SHA", "SHA-"), "content": content}]
    return component


if __name__ == "__main__":
    json.dump(bill(ROOT), sys.stdout, indent=1)
