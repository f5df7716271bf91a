"""Catalogues of translations: taken from the program, checked, compiled; `make messages`."""
