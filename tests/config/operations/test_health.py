import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from config.operations import health

pytestmark = pytest.mark.django_db


def test_a_process_that_can_answer_says_so(client):
    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_it_says_only_what_anybody_may_know(client):
    assert set(client.get("/readyz").json()) == {"ready", "database", "migrations", "static_files"}


def test_it_is_not_ready_before_its_migrations_ran(client):
    MigrationRecorder.Migration.objects.filter(app="journal").delete()

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "database": True,
        "migrations": False,
        "static_files": True,
    }
    assert [name for name in health.pending_migrations() if name.startswith("journal.")]


def test_it_is_not_ready_without_its_database(client, monkeypatch):
    def silent():
        raise DatabaseError("password authentication failed")

    monkeypatch.setattr(health.connection, "cursor", silent)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] is answer.json()["migrations"] is False
    assert b"password" not in answer.content


def test_a_database_that_is_away_is_no_reason_to_end_the_process(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_it_is_not_ready_before_static_files_are_collected(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    assert client.get("/readyz").json()["static_files"] is False
    (tmp_path / "staticfiles.json").write_text("{}")
    assert client.get("/readyz").json()["static_files"] is True
