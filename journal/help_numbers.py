"""Whom to call when it cannot wait, by country; the lines of one's own country come first."""

from dataclasses import dataclass
from datetime import date

from config.language import Words, country_of
from config.language import gettext_lazy as _

CHECKED = date(
    2026, 12, 1
)  # each number was compared with a page of its line or of a health service
BRITISH, AMERICAN = frozenset({"GB", "IE"}), frozenset({"US", "CA"})
# Where 112 is the number for every emergency: the EU, and who joined it in this.
OF_112 = frozenset(
    {
        *("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
        *("HU", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE"),
        *("SI", "SK"),
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone line: whose, the number as people write it, and the countries it is for."""

    where: Words
    number: str
    countries: frozenset[str]
    dial: str = ""

    @property
    def address(self) -> str:
        """What a telephone dials; the number itself where it is the same from any country."""
        return self.dial or self.number.replace(" ", "").replace("-", "")


def only(*countries: str) -> frozenset[str]:
    """These countries."""
    return frozenset(countries)


EMERGENCY = (
    Line(_("Europe, UK, Ireland"), "112", OF_112 | BRITISH),
    Line(_("UK, Ireland also"), "999", BRITISH),
    Line(_("US, Canada"), "911", AMERICAN),
    Line(_("Australia"), "000", only("AU")),
    Line(_("New Zealand"), "111", only("NZ")),
)
POISON = (
    Line(_("US"), "1-800-222-1222", only("US"), "+18002221222"),
    Line(_("Canada"), "1-844-764-7669", only("CA"), "+18447647669"),
    Line(_("UK (NHS)"), "111", only("GB")),
    Line(_("Germany: Berlin, or yours"), "030 19240", only("DE"), "+493019240"),
    Line(_("Austria"), "01 406 43 43", only("AT"), "+4314064343"),
    Line(_("Switzerland"), "145", only("CH")),
    Line(_("Spain"), "91 562 04 20", only("ES"), "+34915620420"),
    Line(_("Australia"), "13 11 26", only("AU")),
    Line(_("New Zealand"), "0800 764 766", only("NZ")),
    Line(_("Europe: your country’s own, or"), "112", OF_112 - only("DE", "AT", "CH", "ES")),
)
CRISIS = (
    Line(_("US, Canada: call or text"), "988", AMERICAN),
    Line(_("UK, Ireland: Samaritans"), "116 123", BRITISH),
    Line(_("Germany: TelefonSeelsorge"), "0800 111 0 111", only("DE")),
    Line(_("Austria: TelefonSeelsorge"), "142", only("AT")),
    Line(_("Switzerland"), "143", only("CH")),
    Line(_("France"), "3114", only("FR")),
    Line(_("Spain"), "024", only("ES")),
    Line(_("Australia: Lifeline"), "13 11 14", only("AU")),
    Line(_("New Zealand: call or text"), "1737", only("NZ")),
)


def first_of(lines: tuple[Line, ...], zone: str) -> list[Line]:
    """The lines, those of the country of a time zone first; as they stand for a zone of none."""
    country = country_of(zone)
    return sorted(lines, key=lambda line: country not in line.countries)
