"""The pages of the guide that are not about one nutrient, by the name in their address."""

from journal.guide.topics.clinician import TALK_TO_A_CLINICIAN
from journal.guide.topics.daily_life import DAILY_LIFE
from journal.guide.topics.medicines import MEDICINES
from journal.guide.topics.rls import WHAT_RLS_IS
from journal.guide.topics.topic import Topic

_ALL = (WHAT_RLS_IS, TALK_TO_A_CLINICIAN, DAILY_LIFE, MEDICINES)

TOPICS: dict[str, Topic] = {topic.slug: topic for topic in _ALL}
