"""What a voice, a watch or a button says in a line: "legs 6 since 21:30, coffee at 3".

`phrases` takes the line apart, `names` knows what words mean, `answers` makes answers of a night
of it, or a question where it can mean two things: nothing is guessed.
"""
