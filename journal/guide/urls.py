"""Addresses of this room."""

from django.urls import path

from journal.guide import converters, views  # noqa: F401  (registers nutrient and topic)

app_name = "guide"

urlpatterns = [
    path("guide/", views.guide, name="guide"),
    path("guide/foods/", views.foods, name="foods"),
    path("guide/<nutrient:nutrient>/", views.nutrient, name="nutrient"),
    path("guide/<topic:topic>/", views.topic, name="topic"),
]
