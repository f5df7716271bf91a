"""What drills ask of Stillnight from within, each in a process of its own; answers are JSON.

`python -m tests.drill.inside people 16`, and so on: the functions of ASKED in `__main__`.
"""
