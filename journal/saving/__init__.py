"""The one way into a night: change → merge → read → check → save → wording.

A page without script, a tap, a queue that waited and the programs of others say what they want
changed (`change`); it is merged with what was stored meanwhile (`merge`), read into columns
(`reading`), checked (`check`), stored once (`save`) and answered in words (`wording`).
"""
