"""The files for hosting give the program as little as it needs and the visitor only https."""

import re
import subprocess
from configparser import ConfigParser

import pytest

from tests.project import ROOT

DEPLOY = ROOT / "docs" / "deploy"


def service(name):
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / name)
    return unit["Service"]


UNITS = ["stillnight.service", "stillnight-backup.service", "stillnight-reminders.service"]


@pytest.mark.parametrize("name", UNITS)
def test_the_units_run_without_rights_and_write_only_their_data(name):
    unit = service(name)

    assert unit["User"] == "stillnight"
    assert unit["UMask"] == "0077"
    assert (unit["NoNewPrivileges"], unit["ProtectSystem"]) == ("yes", "strict")
    assert unit.get("ReadWritePaths", "/var/lib/stillnight") == "/var/lib/stillnight"


@pytest.mark.parametrize("name", UNITS)
def test_what_runs_by_the_clock_has_the_program_the_settings_and_the_data_of_the_server(name):
    unit, server = service(name), service("stillnight.service")

    for line in ("WorkingDirectory", "EnvironmentFile", "Environment", "User"):
        assert unit[line] == server[line]
    assert unit["ExecStart"].startswith("/opt/stillnight/.venv/bin/python ")


def test_the_operator_s_command_runs_as_the_server_does(tmp_path):
    """With folders of a test in place of the system's, and without changing to another account."""
    for folder in ("data", "program/.venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "env").write_text("SITE_URL=https://a.example\nBACKUP_RECIPIENTS='age1x age1y'\n")
    python = tmp_path / "program" / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$PWD|$DATA_DIR|$SITE_URL|$BACKUP_RECIPIENTS|$(umask)|$*"\n')
    python.chmod(0o700)
    text = (DEPLOY / "stillnight").read_text()
    account = "setpriv --reuid=stillnight --regid=stillnight --init-groups "
    for there, here in (
        (account, ""),
        ("/etc/stillnight.env", f"{tmp_path}/env"),
        ("/opt/stillnight", f"{tmp_path}/program"),
        ("/var/lib/stillnight", f"{tmp_path}/data"),
    ):
        assert there in text
        text = text.replace(there, here)

    said = subprocess.run(
        ["/bin/sh", "-c", text, "stillnight", "restore", "a file"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said == (
        f"{tmp_path}/program|{tmp_path}/data|https://a.example|age1x age1y|0077|"
        "manage.py restore a file\n"
    )


@pytest.mark.parametrize("page", ["hosting.md", "backups.md", "reminders.md"])
def test_the_pages_name_only_files_that_are_there(page):
    text = (ROOT / "docs" / page).read_text()
    named = re.findall(r"docs/deploy/([\w.*-]+)", text)

    assert named
    assert [name for name in named if not list(DEPLOY.glob(name))] == []
    assert "/srv/" not in text


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

    assert {".git", ".env", "var", "tests", "bench"} <= set(left_out)


def test_the_proxies_described_speak_only_tls_1_2_and_1_3_with_certificates_browsers_know():
    hosting = (ROOT / "docs" / "hosting.md").read_text()
    compose = (DEPLOY / "compose.yaml").read_text()

    assert re.findall(r"ssl_protocols (.*?);", hosting) == ["TLSv1.2 TLSv1.3"]
    assert re.findall(r"ssl_ciphers (.*?);", hosting) == ["ECDHE+AESGCM:ECDHE+CHACHA20"]
    assert "/etc/letsencrypt/live/" in hosting
    assert "caddy reverse-proxy --from ${SITE} --to" in compose  # fetches a certificate itself
    assert not re.search(r"listen 80\b", hosting)
