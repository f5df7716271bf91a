"""What is left of a token's limit, and the header fields that say so.

The fields are those of draft-ietf-httpapi-ratelimit-headers.
"""
# pure

from dataclasses import dataclass

MOST, WINDOW = 300, 300  # requests of one token in so many seconds
POLICY = "token"  # the name of this limit in the header fields


@dataclass(frozen=True, slots=True)
class Usage:
    """How many requests of a window came with a token, and in how many seconds the next begins."""

    count: int
    seconds: int

    @property
    def is_over(self) -> bool:
        """Whether this request was one too many."""
        return self.count > MOST

    def headers(self) -> dict[str, str]:
        """The header fields of an answer."""
        fields = {
            "RateLimit-Policy": f'"{POLICY}";q={MOST};w={WINDOW}',
            "RateLimit": f'"{POLICY}";r={max(0, MOST - self.count)};t={self.seconds}',
        }
        return fields | ({"Retry-After": str(self.seconds)} if self.is_over else {})
