"""What a proxy or a supervisor asks."""

from django.urls import path

from config.operations.health import readyz

urlpatterns = [path("readyz", readyz, name="readyz")]
