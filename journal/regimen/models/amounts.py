"""What an amount of a product may be."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator

LEAST, MOST = Decimal("0.001"), 100_000
AMOUNT_LIMITS = [MinValueValidator(LEAST), MaxValueValidator(MOST)]
