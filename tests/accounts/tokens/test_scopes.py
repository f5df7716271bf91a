import pytest

from accounts.tokens.scopes import SCOPES, allowed


@pytest.mark.parametrize("scope", SCOPES)
def test_a_scope_opens_itself_and_everything_opens_it_too(scope):
    assert allowed([scope], scope)
    assert allowed(["everything"], scope)


@pytest.mark.parametrize("scope", SCOPES)
def test_all_other_scopes_together_do_not_open_it(scope):
    others = [other for other in SCOPES if other not in {scope, "everything"}]

    assert not allowed(others, scope)


def test_a_scope_that_does_not_exist_is_an_error_of_ours():
    with pytest.raises(ValueError, match="no scope nights"):
        allowed(["everything"], "nights")
