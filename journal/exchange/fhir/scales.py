"""The total of a scale that was rated elsewhere; none of its questions is here."""
# pure

from journal.exchange.fhir.parts import OWN, Resource, coded, observation, quantity
from journal.report.about_you import SCALES, Rating


def of_rating(rating: Rating) -> Resource:
    """One total under a code of our own, since none was seen in a source, and who rated it."""
    scale = SCALES[rating.scale]
    return observation(
        f"scale-{rating.scale}",
        "survey",
        coded(f"{scale.name}, total of {scale.most}", (OWN, f"scale-{rating.scale}")),
        {"effectiveDateTime": rating.rated_on.isoformat()},
        valueQuantity=quantity(rating.total, f"of {scale.most}", "{score}"),
        note=[{"text": f"Rated by: {rating.rated_by}. Written down by the person."}],
    )
