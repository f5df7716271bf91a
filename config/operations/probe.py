"""Is the server on this machine ready? `python -m config.operations.probe`: exit status 0 or 1.

For supervisors that can run a program, such as a container's HEALTHCHECK. Asks by the host of
SITE_URL, the only one the server answers to; needs nothing but the standard library.
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit

from config.operations.port import HOST, chosen


def ready(port: int, site_url: str) -> bool:
    """Whether /readyz says so within ten seconds."""
    connection = HTTPConnection(HOST, port, timeout=10)
    try:
        connection.request("GET", "/readyz", headers={"Host": urlsplit(site_url).netloc or HOST})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if ready(chosen(), os.environ.get("SITE_URL", "")) else 1)
