"""The facts that come in files: ours in `resources`, and what a person imports over them.

A file is applied as a whole or not at all; `BadTable` says all that is wrong with it.
"""
