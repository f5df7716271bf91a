"""The addresses below `/api/v1`, as `resources` declare them."""

from importlib import import_module
from pkgutil import iter_modules

from journal import converters  # noqa: F401  (registers its converters)
from journal.api import resources
from journal.api.service import api

for module in iter_modules(resources.__path__):
    import_module(f"{resources.__name__}.{module.name}")

urlpatterns = api.urls[0]
