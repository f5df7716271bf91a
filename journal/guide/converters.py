"""Addresses that name a page of the guide; any other name is a 404."""

from django.urls import register_converter

from journal.guide.nutrient import Nutrient
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topic import Topic
from journal.guide.topics import TOPICS


class NutrientConverter:
    """`vitamin-d` in an address is that nutrient in a view."""

    regex = "|".join(nutrient.slug for nutrient in NUTRIENTS.values())

    def to_python(self, value: str) -> Nutrient:
        """The nutrient of this name."""
        return NUTRIENTS[value.replace("-", "_")]

    def to_url(self, value: Nutrient) -> str:
        """The name that stands in the address."""
        return value.slug


class TopicConverter:
    """`daily-life` in an address is that page in a view."""

    regex = "|".join(TOPICS)

    def to_python(self, value: str) -> Topic:
        """The page of this name."""
        return TOPICS[value]

    def to_url(self, value: Topic) -> str:
        """The name that stands in the address."""
        return value.slug


register_converter(NutrientConverter, "nutrient")
register_converter(TopicConverter, "topic")
