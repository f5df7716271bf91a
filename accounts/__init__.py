"""Who you are: account, time zone, units."""
