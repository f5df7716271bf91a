"""What may stand in a log: that something failed and where, never whose night it was."""

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

REQUESTS = "stillnight.requests"
SECURITY = "stillnight.security"
request_id: ContextVar[str] = ContextVar("request_id", default="")


class WithoutAddresses(logging.Filter):
    """Writes the name of the page in place of its address, which may name a night."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the path."""
        request = getattr(record, "request", None)
        if request is not None:
            page = page_of(request)
            record.__dict__["page"] = page
            record.msg, record.args = "%s at %s", (f"{getattr(record, 'status_code', '')}", page)
        return True


class WithoutPaths(logging.Filter):
    """Cuts what the web server says of a request before the path, which may name a night."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the path."""
        words, _, path = record.getMessage().partition(" serving ")
        if path:
            record.msg, record.args = f"{words} serving a request", ()
        return True


def page_of(request: Any) -> str:
    """The name of a request's page, never its address."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else "no page"


class _WithoutValues(logging.Formatter):
    """Leaves out what an error says: PostgreSQL, for one, quotes the row that it refused."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Kind and place of the error and of those behind it, innermost last."""
        return "\n".join(_places(ei[1], set()))


def _places(error: BaseException | None, seen: set[int]) -> list[str]:
    if error is None or id(error) in seen:
        return []
    seen.add(id(error))
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    frames = traceback.extract_tb(error.__traceback__)
    return [
        *_places(behind, seen),
        kind,
        *(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames),
    ]


def _instant(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class Plain(_WithoutValues):
    """One line of text with the number of the request, the places of an error below it."""

    def format(self, record: logging.LogRecord) -> str:
        """As logging does, with the instant in UTC and the request's number in front."""
        number = request_id.get()
        return f"{_instant(record)} {record.levelname} {number or '-'} {super().format(record)}"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """On one line, whatever stands in it: nobody makes up a line of ours."""
        return super().formatMessage(record).replace("\r", "\\r").replace("\n", "\\n")


class JsonLines(_WithoutValues):
    """One JSON object a line, for programs that gather logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, message; request, page, status, milliseconds where known."""
        entry = {
            "time": _instant(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get() or None,
            "page": getattr(record, "page", None),
            "method": getattr(record, "method", None),
            "status": getattr(record, "status_code", None),
            "ms": getattr(record, "ms", None),
            "error": self.formatException(record.exc_info).split("\n") if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in entry.items() if value is not None})


def configuration(shape: str, *, requests: bool, debug: bool) -> dict[str, Any]:
    """The LOGGING of the settings: `shape` is text or json; DEBUG shows errors in full."""
    formatters: dict[str, Any] = {
        "text": {"()": "config.operations.logs.Plain"},
        "json": {"()": "config.operations.logs.JsonLines"},
        "full": {"format": "%(levelname)s %(message)s"},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "without_addresses": {"()": "config.operations.logs.WithoutAddresses"},
            "without_paths": {"()": "config.operations.logs.WithoutPaths"},
        },
        "formatters": formatters,
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["without_addresses"],
                "formatter": "full" if debug else shape,
            },
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # A refused host or a missing page is not news, and its path may name a night.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "waitress": {"filters": ["without_paths"]},
            "waitress.queue": {"level": "CRITICAL"},  # that one waits while another is answered
            SECURITY: {"level": "INFO"},
            REQUESTS: {"level": "INFO" if requests else "CRITICAL"},
        },
    }
