"""The pages of the guide that are not about one nutrient, by the name in their address."""
# pure

from journal.guide import topic
from journal.guide.entry import Entry

TOPICS: dict[str, topic.Topic] = {
    slug: topic.read(slug) for slug in Entry.of("contents.json").words("topics")
}
