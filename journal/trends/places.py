"""The pages of this room, for the links above each of them."""

# The name of the address, and what the link says.
PLACES = (("trends:trends", "Overview"),)
