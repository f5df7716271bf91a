"""What a token may do, in the words of its page."""
# pure

EVERYTHING = "everything"
SCOPES = {
    "nights:read": "Read your nights",
    "nights:write": "Write and change nights",
    "report:read": "Read your summary",
    "labs": "Read and change blood results",
    "regimen": "Read what you take",
    EVERYTHING: "Everything, also import and export of all your data",
}


def allowed(granted: list[str], scope: str) -> bool:
    """Whether these scopes hold the one needed; `ValueError` for one that does not exist."""
    if scope not in SCOPES:
        raise ValueError(f"There is no scope {scope}.")
    return scope in granted or EVERYTHING in granted
