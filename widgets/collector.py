"""Garbage is collected in the GUI thread only.

Python collects wherever an allocation crosses a threshold. In the desk's thread that could end Qt
objects outside the thread they live in, and it would come in the middle of a tick. So the automatic
collector is off while the window is up, and this timer does its work between two frames.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

# Often, so that each look finds little: the interpreter stands still meanwhile, the desk too.
LOOK_MS = 100
# In looks. By the first of them the desk stands; all that is old then is not looked at again.
OLDEST_FIRST, OLDEST_EVERY = 200, 1_200


class Collector(QObject):
    """Collect the young by the interpreter's own thresholds, the old every two minutes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Take over from the automatic collector; what lives now will live long."""
        gc.disable()
        gc.collect()
        gc.freeze()
        self._looks = 0
        self._timer.start()

    def stop(self) -> None:
        """Give the work back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        self._looks += 1
        if self._looks == OLDEST_FIRST:
            gc.collect()
            gc.freeze()
        elif self._looks % OLDEST_EVERY == 0:
            gc.collect()
        else:
            counts = gc.get_count()
            for generation in (1, 0):
                if counts[generation] > self._thresholds[generation]:
                    gc.collect(generation)
                    return
