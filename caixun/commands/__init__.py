"""The commands, one a file: a function named `command`, whose docstring is its help.

What is heavy to import is imported inside the function, so that no command pays for another. A command
raises `CaixunError` for what a person can mend and ``typer.Exit(1)`` for findings.
"""
