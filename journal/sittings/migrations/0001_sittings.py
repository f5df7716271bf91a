"""Sittings, and deleted ones while they can come back."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RemovedSitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rows", models.TextField()),
                ("removed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="removed_sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-removed_at",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("night", models.DateField(verbose_name="night")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("planned_at", models.TimeField(verbose_name="which sitting")),
                ("started_at", models.DateTimeField(verbose_name="started")),
                ("time_zone", models.CharField(max_length=64, verbose_name="time zone")),
                (
                    "rating_0",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs at the start",
                    ),
                ),
                (
                    "rating_10",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 10 min",
                    ),
                ),
                (
                    "rating_20",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 20 min",
                    ),
                ),
                (
                    "rating_30",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 30 min",
                    ),
                ),
                (
                    "rating_40",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 40 min",
                    ),
                ),
                (
                    "rating_50",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 50 min",
                    ),
                ),
                (
                    "rating_60",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="legs after 60 min",
                    ),
                ),
                (
                    "stopped_minute",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="got up after so many minutes",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sittings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("night", "started_at", "pk"),
                "indexes": [models.Index(fields=["user", "night"], name="sitting_of_a_night")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "uid"), name="sitting_uid_once_a_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_0__isnull", True),
                            models.Q(("rating_0__gte", 0), ("rating_0__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_0_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_10__isnull", True),
                            models.Q(("rating_10__gte", 0), ("rating_10__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_10_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_20__isnull", True),
                            models.Q(("rating_20__gte", 0), ("rating_20__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_20_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_30__isnull", True),
                            models.Q(("rating_30__gte", 0), ("rating_30__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_30_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_40__isnull", True),
                            models.Q(("rating_40__gte", 0), ("rating_40__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_40_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_50__isnull", True),
                            models.Q(("rating_50__gte", 0), ("rating_50__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_50_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_60__isnull", True),
                            models.Q(("rating_60__gte", 0), ("rating_60__lte", 10)),
                            _connector="OR",
                        ),
                        name="sitting_rating_60_0_10",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stopped_minute__isnull", True),
                            models.Q(("stopped_minute__gte", 0), ("stopped_minute__lte", 60)),
                            _connector="OR",
                        ),
                        name="sitting_stopped_minute_0_60",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_10__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 10),
                            _connector="OR",
                        ),
                        name="sitting_rating_10_before_getting_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_20__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 20),
                            _connector="OR",
                        ),
                        name="sitting_rating_20_before_getting_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_30__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 30),
                            _connector="OR",
                        ),
                        name="sitting_rating_30_before_getting_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_40__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 40),
                            _connector="OR",
                        ),
                        name="sitting_rating_40_before_getting_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_50__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 50),
                            _connector="OR",
                        ),
                        name="sitting_rating_50_before_getting_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating_60__isnull", True),
                            ("stopped_minute__isnull", True),
                            ("stopped_minute__gte", 60),
                            _connector="OR",
                        ),
                        name="sitting_rating_60_before_getting_up",
                    ),
                ],
            },
        ),
    ]
