"""Where the facts of the guide are written down, and how far each source was read."""
# pure

from journal.guide.entry import Entry
from journal.guide.facts import Source
from journal.guide.load import source

_ALL: tuple[Source, ...] = Entry.of("sources.json").each("sources", source)

SOURCES: dict[str, Source] = {source.key: source for source in _ALL}
