"""A small nights file to look at and to fill in: a full night, a short one, one after a gap."""

from journal.exchange.nights_csv import Cells

EXAMPLE: tuple[Cells, ...] = (
    {
        "night": "2026-03-03",
        "time_zone": "Europe/Berlin",
        "daytime_rest_severity": "2",
        "evening_severity": "6",
        "falling_asleep_severity": "5",
        "during_night_severity": "3",
        "symptom_onset": "20:40",
        "no_symptoms": "no",
        "sat_still": "yes",
        "bedtime": "22:45",
        "lights_out": "23:05",
        "sleep_onset_latency_minutes": "35",
        "awakenings": "2",
        "wake_after_sleep_onset_minutes": "40",
        "final_awakening": "06:30",
        "rise_time": "06:50",
        "sleep_quality": "2",
        "tiredness": "6",
        "caffeine_mg": "190",
        "exercise_minutes": "30",
        "alcohol_drinks": "0",
        "legs_side": "both",
        "sensations": "creeping;pulling",
        "reliefs": "walking;massage",
        "evening_note": "Long drive home, legs started in the car.",
    },
    {"night": "2026-03-04", "no_symptoms": "yes", "caffeine_mg": "0", "rise_time": "07:10"},
    {"night": "2026-03-06", "evening_severity": "4"},
)
