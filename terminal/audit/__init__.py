"""The record that proves what happened: hash chain, signed heads, verification, export.

It is evidence, not prevention. Whoever may write the file can rewrite all of it and, with the
signing key, sign it again; what he cannot do is make it agree with a signed head that somebody else
has kept. So hand `checkpoints.jsonl`, or a bundle, to somebody else now and then.
"""
