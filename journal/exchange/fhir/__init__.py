"""The journal as an HL7 FHIR R4 bundle, for the systems of clinics.

`parts` is what all resources share, `nights`, `relief`, `labs`, `medicines` and `scales` make
resources of plain data, `bundle` gathers them from the tables and streams them.
"""
