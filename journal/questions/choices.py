"""The words that a night is answered with: what is stored, and what the page says."""
# pure

from journal.questions.question import Choices

SIDES: Choices = (("left", "left"), ("right", "right"), ("both", "both"))

# What it felt like, in plain words
SENSATIONS: Choices = (
    ("urge", "urge to move only"),
    ("creeping", "creeping"),
    ("tingling", "tingling"),
    ("pulling", "pulling"),
    ("aching", "aching"),
    ("burning", "burning"),
    ("itching", "itching"),
    ("electric", "electric"),
    ("jerking", "jerking"),
    ("pain", "pain"),
)

# What was tried against it, or that nothing was
NOTHING = "nothing"
RELIEFS: Choices = (
    (NOTHING, "nothing"),
    ("walking", "walking"),
    ("stretching", "stretching"),
    ("massage", "massage"),
    ("bath", "a bath or shower"),
    ("heat", "heat"),
    ("cold", "cold"),
    ("distraction", "distraction"),
    ("other", "something else"),
)
THINGS = tuple((word, label) for word, label in RELIEFS if word != NOTHING)

# How much one thing helped; what is stored is the number
HELPED: Choices = (("0", "not at all"), ("1", "some"), ("2", "much"))

# What can move the legs or the sleep for a while, apart from the evening itself
EVENTS: Choices = (
    ("new_medicine", "a new medicine"),
    ("cold_tablet", "a cold or allergy tablet"),
    ("anti_nausea", "an anti-nausea tablet"),
    ("illness", "illness"),
    ("travel", "travel"),
    ("blood_donation", "blood donation"),
    ("infusion", "an iron infusion"),
    ("period", "menstrual period"),
    ("pregnancy", "pregnancy"),
)

# The five steps of the Consensus Sleep Diary; what is stored is the number
SLEEP_QUALITY: Choices = (
    ("1", "very poor"),
    ("2", "poor"),
    ("3", "fair"),
    ("4", "good"),
    ("5", "very good"),
)
