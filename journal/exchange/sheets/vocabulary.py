"""The words by which the names of columns say what they mean."""
# pure

from journal.exchange.sheets.meanings import MEANINGS, Into
from journal.exchange.sheets.sheet import spelled

# Words in the names of columns, the longest that fits first. English, German, French, Spanish.
WORDS = {
    "night": "night|evening|abend|nacht|soir|nuit|noche|date|datum|fecha|day|tag|jour|día",
    "woke_on": "morning of|wake date|woke on|wake day|morning|date of wake|morgen|matin|mañana",
    "written": "timestamp|date and time|zeitstempel|horodateur|logged at|full_date",
    "at": "time of entry|time",
    "bedtime": "bedtime|bed time|bett|in bed at|to bed|got into bed|went to bed|bed|zubettgehzeit|"
    "ins bett|im bett|coucher|acostarse|acostada|bedtijd|sleep|schlafenszeit",
    "lights_out": "lights out|lights off|tried to sleep|licht aus|extinction|luces apagadas",
    "fell_asleep": "fell asleep|asleep at|sleep onset|eingeschlafen|endormi|dormido",
    "sleep_onset_latency_minutes": "to fall asleep|sleep latency|latency|sol|einschlafdauer|"
    "einschlafzeit|time before sleep|latence|endormissement|latencia",
    "awakenings": "awakenings|times you woke|wake ups|wakeups|times awake|wakes|aufgewacht|"
    "aufwachen|réveils|despertares",
    "wake_after_sleep_onset_minutes": "waso|minutes awake|awake in the night|time awake|wach|"
    "éveillé|despierto",
    "final_awakening": "woke up|woke|wake time|waking|wake|final awakening|aufgewacht um|"
    "aufwachzeit|réveil|despertar",
    "rise_time": "got up|get up|rise time|out of bed|up at|aufgestanden|aufstehen|lever|levantarse",
    "evening_severity": "legs this evening|legs in the evening|rls severity|rls|restless legs|"
    "restless|severity|legs|beine|unruhige beine|impatiences|jambes|piernas|schweregrad",
    "during_night_severity": "legs at night|legs during the night|rls night|beine nachts",
    "falling_asleep_severity": "legs while falling asleep|legs falling asleep",
    "daytime_rest_severity": "legs by day|legs at rest|beine tagsüber",
    "symptom_onset": "first symptom|symptoms start|onset|symptombeginn|erste symptome|début",
    "sleep_quality": "sleep quality|quality of sleep|schlafqualität|qualité|calidad",
    "tiredness": "tired|tiredness|fatigue|müde|müdigkeit|fatigué|cansancio",
    "alcohol_drinks": "alcohol|alcoholic drinks|drinks|alkohol|alcool|wine|beer",
    "caffeine_mg": "caffeine mg|caffeine (mg)|koffein mg|koffein (mg)|caffeine",
    "exercise_minutes": "exercise minutes|exercise (min)|exercise min|sport minuten",
    "exercised": "exercise|exercised|sport|bewegung|ejercicio",
    "had_caffeine": "coffee|caffeine|kaffee|koffein|café",
    "naps": "naps|nickerchen|siestes|siestas",
    "nap_minutes": "nap minutes|nap (min)|nap length",
    "out_of_bed_walks": "times up|walks|walked|out of bed count",
    "nicotine_uses": "cigarettes|nicotine|zigaretten|nikotin",
    "evening_note": "note|notes|comment|comments|notiz|notizen|bemerkung|remarque|notas|kommentar",
    "started": "start|start time|sleep begin|begin|from|in bed from|sleep start|bedtime start|von|"
    "beginn|début",
    "ended": "end|end time|to|sleep end|bedtime end|bis|ende|fin",
    "asleep": "time asleep|asleep|total sleep|sleep duration|schlafdauer|minutes asleep",
    "deep": "deep|tief",
    "light": "light|leicht",
    "rem": "rem",
}


def by_words(head: str, into: Into) -> list[str]:
    """The meanings that the name of a column may have, the longest words that fit it first."""
    name = f" {' '.join(spelled(head).replace('_', ' ').split())} "
    fits = [
        (len(word), key)
        for key, words in WORDS.items()
        if into in MEANINGS[key].into
        for word in words.split("|")
        if f" {word.replace('_', ' ')} " in name or name.strip() == word
    ]
    return [key for _, key in sorted(fits, key=lambda fit: -fit[0])]
