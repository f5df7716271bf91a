"""Blood results out of FHIR files of clinics, portals and phones (R4, STU3, DSTU2)."""
