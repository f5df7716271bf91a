"""The notes that the demo's person writes now and then."""
# pure

STARTED = {
    "Vitamin D": "New: vitamin D with breakfast.",
    "Magnesium": "First magnesium tonight, with a glass of water.",
    "Iron": "Ferritin came back at 41. Iron every other evening from today.",
    "Gabapentin": "Started gabapentin, the small dose. A bit wary.",
}

ROUGH_EVENINGS = (
    "Had to stand at the back of the cinema.",
    "Could not sit through dinner at Anna's.",
    "Legs started on the train home, three hours of it.",
    "Walked up and down the hallway for most of the film.",
    "Cold water on the calves, helped for ten minutes.",
    "Both legs, and it would not let go.",
    "Long meeting, no getting up. Paid for it later.",
    "Gave up on the sofa and ironed shirts instead.",
)

ORDINARY_EVENINGS = (
    "Long walk by the river, lovely.",
    "Quiet evening with a book.",
    "Worked late again.",
    "Mum visiting until Sunday.",
    "Bit of a cold coming.",
    "Garden all afternoon.",
    "Choir, stood for two hours.",
    "Stretched before bed for once.",
    "Second coffee after lunch, let's see.",
    "Tried to be in bed earlier.",
    "Standing desk all day, tired feet but calm.",
    "Visitors till late.",
    "Forgot my book, watched the snooker.",
    "Warm evening, windows open.",
    "Tax papers. Enough said.",
)

ROUGH_NIGHTS = (
    "Up at two, made tea, back at three.",
    "Counted the stairs again.",
    "Slept in bits.",
    "Moved to the other room so as not to wake him.",
    "Kicked the blanket off twice, apparently.",
    "Last asleep at four, I think.",
)

GOOD_NIGHTS = (
    "Slept through. Forgot what that is like.",
    "Woke before the alarm, rested.",
    "Hardly noticed my legs.",
    "Best night this week.",
)
