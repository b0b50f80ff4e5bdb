"""What Python's collector of garbage looks at in a process that runs a desk and no window.

With a big desk a look at everything takes a tenth of a second, in which no tick is heard, and the
interpreter takes one whenever as much has been added as a quarter of what is there. What a desk
stands on never becomes garbage: it is left out once it is there.
"""

from __future__ import annotations

import gc
import threading

# By then the links are up and the days before are read.
STANDS = 10.0


def leave_out_what_stays(after: float = STANDS) -> threading.Timer:
    """Collect nothing for so many seconds; then leave out what is there, and collect the rest."""
    gc.collect()
    gc.disable()
    settling = threading.Timer(after, _settle)
    settling.daemon = True
    settling.start()
    return settling


def _settle() -> None:
    # Freezing takes no time, a look at all of it before would take what is to be saved.
    gc.freeze()
    gc.enable()
