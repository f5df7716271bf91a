from accounts.tokens.usage import MOST, Usage


def test_the_fields_say_the_policy_and_what_is_left():
    assert Usage(1, 120).headers() == {
        "RateLimit-Policy": '"token";q=300;w=300',
        "RateLimit": '"token";r=299;t=120',
    }


def test_the_last_one_is_answered_and_the_next_says_when_to_ask_again():
    assert not Usage(MOST, 9).is_over
    assert Usage(MOST + 1, 9).is_over
    assert Usage(MOST + 1, 9).headers()["RateLimit"] == '"token";r=0;t=9'
    assert Usage(MOST + 1, 9).headers()["Retry-After"] == "9"
