import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("report", "0004_without_doubled_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AboutYou",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year of birth",
                    ),
                ),
                (
                    "sex",
                    models.CharField(
                        blank=True,
                        choices=[("female", "woman"), ("male", "man"), ("other", "sex: other")],
                        max_length=6,
                        verbose_name="sex",
                    ),
                ),
                (
                    "since_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year in which restless legs began",
                    ),
                ),
                (
                    "scale",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("irls", "IRLS"),
                            ("rlsqol", "RLSQoL"),
                            ("asrs", "ASRS"),
                            ("cgi_s", "CGI-S"),
                        ],
                        max_length=8,
                        verbose_name="scale that was rated elsewhere",
                    ),
                ),
                (
                    "total",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="its total",
                    ),
                ),
                (
                    "rated_on",
                    models.DateField(blank=True, null=True, verbose_name="day it was rated"),
                ),
                (
                    "rated_by",
                    models.CharField(blank=True, max_length=60, verbose_name="who rated it"),
                ),
                (
                    "conditions",
                    models.JSONField(blank=True, default=list, verbose_name="conditions"),
                ),
                (
                    "written_on",
                    models.DateField(editable=False, null=True, verbose_name="day it was written"),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="about_you",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("birth_year__isnull", True),
                            models.Q(("birth_year__gte", 1900), ("birth_year__lte", 2100)),
                            _connector="OR",
                        ),
                        name="about_you_birth_year_1900_2100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since_year__isnull", True),
                            models.Q(("since_year__gte", 1900), ("since_year__lte", 2100)),
                            _connector="OR",
                        ),
                        name="about_you_since_year_1900_2100",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["", "female", "male", "other"])),
                        name="about_you_sex_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("rated_by", ""),
                                ("rated_on__isnull", True),
                                ("scale", ""),
                                ("total__isnull", True),
                            ),
                            models.Q(
                                ("scale", "irls"),
                                ("total__gte", 0),
                                ("total__lte", 40),
                                ("rated_on__isnull", False),
                                models.Q(("rated_by", ""), _negated=True),
                            ),
                            models.Q(
                                ("scale", "rlsqol"),
                                ("total__gte", 0),
                                ("total__lte", 100),
                                ("rated_on__isnull", False),
                                models.Q(("rated_by", ""), _negated=True),
                            ),
                            models.Q(
                                ("scale", "asrs"),
                                ("total__gte", 0),
                                ("total__lte", 24),
                                ("rated_on__isnull", False),
                                models.Q(("rated_by", ""), _negated=True),
                            ),
                            models.Q(
                                ("scale", "cgi_s"),
                                ("total__gte", 1),
                                ("total__lte", 7),
                                ("rated_on__isnull", False),
                                models.Q(("rated_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="about_you_whole_rating",
                    ),
                ],
            },
        ),
    ]
