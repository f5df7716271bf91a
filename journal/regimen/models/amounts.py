"""What an amount of a product may be."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator

MIN_AMOUNT, MAX_AMOUNT = Decimal("0.001"), 100_000
AMOUNT_LIMITS = [MinValueValidator(MIN_AMOUNT), MaxValueValidator(MAX_AMOUNT)]
