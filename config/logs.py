"""What may stand in a log: that something failed, never whose night it was."""

import logging


class WithoutAddresses(logging.Filter):
    """Writes the name of the page in place of its address, which may name a night."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the path."""
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            page = match.view_name if match else "no page"
            record.msg, record.args = "%s at %s", (f"{getattr(record, 'status_code', '')}", page)
        return True
