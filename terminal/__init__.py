"""basisdesk without a screen: everything that decides, talks to the world, or keeps the record.

Two error roots serve the whole package. `Refused` means that the user, the file or the market says
no: it is shown in words and recorded. `LinkError` means that the world is away: it is retried and
shown as a state. Any other exception that escapes a module is a defect.
"""

__version__ = "0.1.0"


class Refused(Exception):
    """What was asked for cannot be done, for a reason a person can read and act on."""


class LinkError(Exception):
    """A link to the outside world failed; the same call may succeed later."""


class OutcomeUnknown(LinkError):
    """The connection broke while something was being sent: it may or may not have arrived."""


def refusal_in(error: BaseException | None) -> Refused | None:
    """Find the first `Refused` in an error or a group of errors."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if (found := refusal_in(part)) is not None:
                return found
    return None
