"""Rules, fast by shape: a small compiler from conditions to straight-line code, and its runtime.

`engine` is the way in. `layout`, `operands`, `windows`, `logic`, `cells` and `source` write a
program; `series`, `reference`, `meter`, `hold` and `clock` are what it uses; `program` binds the
two. docs/decisions/0012 says how the alert lifecycle sits on top.
"""
