"""The journal as an HL7 FHIR R4 bundle, for the systems of clinics.

`parts` is what all resources share, `nights`, `labs` and `medicines` make resources of plain
data, `bundle` gathers them from the tables and streams them.
"""
