"""The words that a night is answered with."""

from django.db import models


class Side(models.TextChoices):
    LEFT = "left", "left"
    RIGHT = "right", "right"
    BOTH = "both", "both"


class Sensation(models.TextChoices):
    """What it felt like, in plain words."""

    URGE = "urge", "urge to move only"
    CREEPING = "creeping", "creeping"
    TINGLING = "tingling", "tingling"
    PULLING = "pulling", "pulling"
    ACHING = "aching", "aching"
    BURNING = "burning", "burning"
    ITCHING = "itching", "itching"
    ELECTRIC = "electric", "electric"
    JERKING = "jerking", "jerking"
    PAIN = "pain", "pain"


class Relief(models.TextChoices):
    """What was tried against it, or that nothing was."""

    NOTHING = "nothing", "nothing"
    WALKING = "walking", "walking"
    STRETCHING = "stretching", "stretching"
    MASSAGE = "massage", "massage"
    BATH = "bath", "bath or shower"
    HEAT = "heat", "heat"
    COLD = "cold", "cold"
    DISTRACTION = "distraction", "distraction"
    OTHER = "other", "something else"


class Event(models.TextChoices):
    """What can move the legs or the sleep for a while, apart from the evening itself."""

    NEW_MEDICINE = "new_medicine", "a new medicine"
    COLD_TABLET = "cold_tablet", "a cold or allergy tablet"
    ANTI_NAUSEA = "anti_nausea", "an anti-nausea tablet"
    ILLNESS = "illness", "illness"
    TRAVEL = "travel", "travel"
    BLOOD_DONATION = "blood_donation", "blood donation"
    INFUSION = "infusion", "an iron infusion"
    PERIOD = "period", "period"
    PREGNANCY = "pregnancy", "pregnancy"


class SleepQuality(models.IntegerChoices):
    """The five steps of the Consensus Sleep Diary."""

    VERY_POOR = 1, "very poor"
    POOR = 2, "poor"
    FAIR = 3, "fair"
    GOOD = 4, "good"
    VERY_GOOD = 5, "very good"
