import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from accounts import sealing


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_what_is_sealed_opens_again_and_reads_differently_each_time(text):
    first, second = sealing.seal(text), sealing.seal(text)

    assert sealing.unseal(first) == sealing.unseal(second) == text
    assert first != second


def test_a_former_key_still_opens_and_the_new_one_seals(settings):
    settings.ENCRYPTION_KEYS = ["old"]
    sealed = sealing.seal("seed")
    settings.ENCRYPTION_KEYS = ["new", "old"]
    moved = sealing.reseal(sealed)
    settings.ENCRYPTION_KEYS = ["new"]

    assert sealing.unseal(moved) == "seed"
    with pytest.raises(ImproperlyConfigured, match="Add the key it was sealed with"):
        sealing.unseal(sealed)


def test_the_command_moves_every_seed_to_the_newest_key(person, settings, capsys):
    settings.ENCRYPTION_KEYS = ["old"]
    data = {"secret": sealing.seal("seed")}
    Authenticator.objects.create(user=person, type="totp", data=data)
    settings.ENCRYPTION_KEYS = ["new", "old"]

    call_command("reseal")

    settings.ENCRYPTION_KEYS = ["new"]
    stored = Authenticator.objects.get().data["secret"]
    assert sealing.unseal(stored) == "seed"
    assert "1 secrets are sealed with the newest key." in capsys.readouterr().out


def test_the_command_moves_sealed_columns_too(person, settings):
    settings.ENCRYPTION_KEYS = ["old"]
    device = person.push_devices.create(
        endpoint_digest="x", endpoint="https://push.example/x", key="k", secret="s", name="lamp"
    )
    settings.ENCRYPTION_KEYS = ["new", "old"]

    call_command("reseal")

    settings.ENCRYPTION_KEYS = ["new"]
    device.refresh_from_db()
    assert (device.endpoint, device.key, device.secret) == ("https://push.example/x", "k", "s")


def test_an_unknown_secret_stays_unknown():
    field = sealing.SealedTextField()

    assert field.get_prep_value(None) is None
    assert field.from_db_value(None) is None


def test_what_was_changed_does_not_open(settings):
    sealed = sealing.seal("seed")
    middle = len(sealed) // 2
    changed = f"{sealed[:middle]}{'A' if sealed[middle] != 'A' else 'B'}{sealed[middle + 1 :]}"

    with pytest.raises(ImproperlyConfigured):
        sealing.unseal(changed)
