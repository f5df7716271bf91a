"""The words of a line in English, which is understood beside every other language.

Each list is what `locale/<language>/quick.json` holds of its language; `tongue` says what for.
"""
# pure

ENGLISH = {
    "and": ["and", "then", "plus"],
    "since": ["since", "started", "starting", "began", "begun", "from"],
    "began": [],
    "lasting": [],
    "at": ["at", "around", "by"],
    "about": ["about"],
    "ago_before": [],
    "ago_after": ["ago"],
    "now": ["just now", "right now", "now"],
    "of": ["of"],
    "out_of": [],
    "noon": ["noon"],
    "midnight": ["midnight"],
    "o_clock": [],
    "am": ["am"],
    "pm": ["pm"],
    "morning": [],
    "afternoon": [],
    "evening": [],
    "minutes": ["minutes", "minute", "mins", "min", "m"],
    "hours": ["hours", "hour", "hrs", "hr", "h"],
    "times": ["times", "time", "x", "×"],
    "cups": ["cups", "cup"],
    "one": ["one", "a", "an"],
    "two_to_ten": ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "none": ["no", "none", "zero", "without", "not any"],
    "nothing": ["nothing"],
    "skipped": ["skipped", "skip", "missed", "did not take", "not take", "not taken",
                "didn't take"],
    "taken": ["took", "taken", "take", "had", "drank", "drunk", "ate"],
    "articles": ["the", "of", "my", "min"],
    "fillers": ["the", "my", "of", "i", "was", "is", "were", "are", "it", "for", "cup", "cups",
                "glass", "level", "with", "a", "an", "have", "been", "times", "time"],
    "elided": [],
}  # fmt: skip
