import json
import re
import subprocess
import sys

from config.operations import sbom
from tests.project import ROOT


def test_the_bill_names_every_pinned_package_once():
    references = [part["bom-ref"] for part in sbom.bill(ROOT)["components"]]
    lines = (ROOT / "requirements.txt").read_text()
    pinned = re.findall(r"^([\w.-]+)(?:\[.*\])?==(\S+)", lines, re.M)

    assert len(pinned) == len(re.findall(r"^\w", lines, re.M))
    assert len(references) == len(set(references))
    assert {f"pkg:pypi/{name.lower()}@{version}" for name, version in pinned} <= set(references)
    assert any(reference.startswith("pkg:npm/chart.js@") for reference in references)


def test_the_bill_is_cyclonedx_and_the_same_each_time():
    run = [sys.executable, "-m", "config.operations.sbom"]
    first, again = (subprocess.run(run, cwd=ROOT, capture_output=True, check=True) for _ in "12")

    written = json.loads(first.stdout)
    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert first.stdout == again.stdout


def test_a_package_for_some_machines_says_for_which():
    [only] = sbom.python_packages(
        "tzdata==2026.6 ; sys_platform == 'win32' \\\n    --hash=sha256:0"
    )

    assert only["properties"] == [{"name": "stillnight:marker", "value": "sys_platform == 'win32'"}]


def test_an_npm_package_carries_the_hash_of_its_archive():
    lock = {
        "packages": {
            "": {},
            "node_modules/a/node_modules/@b/c": {"version": "1.0.0", "integrity": "sha512-//8="},
        }
    }
    [package] = sbom.node_packages(lock)

    assert package["purl"] == "pkg:npm/%40b/c@1.0.0"
    assert package["hashes"] == [{"alg": "SHA-512", "content": "ffff"}]
