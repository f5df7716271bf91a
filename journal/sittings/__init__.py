"""The sitting test at home: four sittings of an hour in an evening, rated every ten minutes."""
