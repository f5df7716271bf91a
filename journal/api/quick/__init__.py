"""What a voice, a watch or a button says in a line: "legs 6 since 21:30, coffee at 3".

`tongues` are the languages that it may be in: each part of a line is read in one after another
(`tongue`, `names`), until its words are known. `phrases` takes the line apart, `answers` makes
answers of a night of it, or a question where it can mean two things (`unclear`): nothing is
guessed.
"""
