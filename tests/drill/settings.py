"""The settings of Stillnight as a drill meets them: only its static files are served as built.

Compressing and naming them anew takes longer than most drills and says nothing about them.
"""

from config.settings import *  # noqa: F403 - every setting but these is the real one

STORAGES = {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
