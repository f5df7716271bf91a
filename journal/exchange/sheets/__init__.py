"""Any table as nights: read, its columns understood, its rows turned into nights or recordings."""
