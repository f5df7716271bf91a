"""The names of the months in the languages whose exports were seen, by their first letters."""
# pure

_ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec"
_GERMAN = "jan feb mär apr mai jun jul aug sep okt nov dez"
_FRENCH = "janv févr mars avri mai juin juil août sept octo nove déce"
_SPANISH = "ene feb mar abr may jun jul ago sep oct nov dic"
_DUTCH = "jan feb maa apr mei jun jul aug sep okt nov dec"
_POLISH = "sty lut mar kwi maj cze lip sie wrz paź lis gru"

MONTHS = {
    name: month
    for names in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _DUTCH, _POLISH)
    for month, name in enumerate(names.split(), 1)
}
