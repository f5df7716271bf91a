"""Wiring: settings, addresses, the server. Nothing here knows about sleep."""

import sys

# The SQLite that ships with many systems (3.7.0–3.51.2) can corrupt a WAL database
# when two connections write and checkpoint at once; pysqlite3 bundles a sound one.
# https://sqlite.org/wal.html#walresetbug
try:
    import pysqlite3
except ImportError:  # not a Linux wheel: settings then choose a journal mode that is safe
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
