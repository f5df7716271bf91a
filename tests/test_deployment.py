"""The files for hosting give the program as little as it needs and the visitor only https."""

import re
from configparser import ConfigParser

import pytest

from tests.project import ROOT

DEPLOY = ROOT / "docs" / "deploy"


def service(name):
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / name)
    return unit["Service"]


@pytest.mark.parametrize("name", ["stillnight.service", "stillnight-backup.service"])
def test_the_units_run_without_rights_and_write_only_their_data(name):
    unit = service(name)

    assert unit["User"] == "stillnight"
    assert unit["UMask"] == "0077"
    assert (unit["NoNewPrivileges"], unit["ProtectSystem"]) == ("yes", "strict")
    assert unit.get("ReadWritePaths", "/var/lib/stillnight") == "/var/lib/stillnight"


def test_the_server_has_no_capability_and_cannot_reach_its_own_log():
    unit = service("stillnight.service")

    assert unit["CapabilityBoundingSet"] == ""
    assert unit["StateDirectoryMode"] == "0700"
    assert not {"StandardOutput", "StandardError", "LogsDirectory"} & set(unit)


def test_the_containers_start_without_rights_and_without_a_default_password():
    compose = (DEPLOY / "compose.yaml").read_text()

    assert "cap_drop: [ALL]" in compose
    assert 'security_opt: ["no-new-privileges:true"]' in compose
    assert "read_only: true" in compose
    assert "${DATABASE_PASSWORD:?" in compose
    assert re.findall(r"ports: (.*)", compose) == ['["80:80", "443:443"]']
    assert "USER stillnight" in (DEPLOY / "Dockerfile").read_text()


def test_history_keys_tests_and_measures_stay_out_of_the_image():
    left_out = (DEPLOY / "Dockerfile.dockerignore").read_text().split()

    assert {".git", "var", "tests", "bench"} <= set(left_out)


def test_the_proxies_described_speak_only_tls_1_2_and_1_3_with_certificates_browsers_know():
    hosting = (ROOT / "docs" / "hosting.md").read_text()
    compose = (DEPLOY / "compose.yaml").read_text()

    assert re.findall(r"ssl_protocols (.*?);", hosting) == ["TLSv1.2 TLSv1.3"]
    assert re.findall(r"ssl_ciphers (.*?);", hosting) == ["ECDHE+AESGCM:ECDHE+CHACHA20"]
    assert "/etc/letsencrypt/live/" in hosting
    assert "caddy reverse-proxy --from ${SITE} --to" in compose  # fetches a certificate itself
    assert not re.search(r"listen 80\b", hosting)
