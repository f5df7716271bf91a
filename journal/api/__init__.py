"""The typed API: what programs ask and send by a token, under `/api/v1/`.

Each module of `resources` declares a few routes by `service.route`, each with the one scope that
opens it. `schemas` is made of the questions; nights come in by `journal.saving`, as everywhere.
Nothing of it is imported before the first request, since django-ninja and pydantic take time and
memory (`entrance`).
"""
