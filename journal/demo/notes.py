"""The notes that the demo's person writes now and then."""
# pure, words

from config.language import gettext_noop

STARTED = {
    "Vitamin D": gettext_noop("New: vitamin D with breakfast."),
    "Magnesium": gettext_noop("First magnesium tonight, with a glass of water."),
    "Iron": gettext_noop("Ferritin came back at 41. Iron every other evening from today."),
    "Gabapentin": gettext_noop("Started gabapentin, the small dose. A bit wary."),
}

ROUGH_EVENINGS = (
    gettext_noop("Had to stand at the back of the cinema."),
    gettext_noop("Could not sit through dinner at Anna's."),
    gettext_noop("Legs started on the train home, three hours of it."),
    gettext_noop("Walked up and down the hallway for most of the film."),
    gettext_noop("Cold water on the calves, helped for ten minutes."),
    gettext_noop("Both legs, and it would not let go."),
    gettext_noop("Long meeting, no getting up. Paid for it later."),
    gettext_noop("Gave up on the sofa and ironed shirts instead."),
)

ORDINARY_EVENINGS = (
    gettext_noop("Long walk by the river, lovely."),
    gettext_noop("Quiet evening with a book."),
    gettext_noop("Worked late again."),
    gettext_noop("Mum visiting until Sunday."),
    gettext_noop("Bit of a cold coming."),
    gettext_noop("Garden all afternoon."),
    gettext_noop("Choir, stood for two hours."),
    gettext_noop("Stretched before bed for once."),
    gettext_noop("Second coffee after lunch, let's see."),
    gettext_noop("Tried to be in bed earlier."),
    gettext_noop("Standing desk all day, tired feet but calm."),
    gettext_noop("Visitors till late."),
    gettext_noop("Forgot my book, watched the snooker."),
    gettext_noop("Warm evening, windows open."),
    gettext_noop("Tax papers. Enough said."),
)

ROUGH_NIGHTS = (
    gettext_noop("Up at two, made tea, back at three."),
    gettext_noop("Counted the stairs again."),
    gettext_noop("Slept in bits."),
    gettext_noop("Moved to the other room so as not to wake him."),
    gettext_noop("Kicked the blanket off twice, apparently."),
    gettext_noop("Last asleep at four, I think."),
)

GOOD_NIGHTS = (
    gettext_noop("Slept through. Forgot what that is like."),
    gettext_noop("Woke before the alarm, rested."),
    gettext_noop("Hardly noticed my legs."),
    gettext_noop("Best night this week."),
)
