"""The exceptions of armsledger: one root, so that a caller can catch them all."""


class ArmsledgerError(Exception):
    """Root of every error that armsledger raises on purpose.

    The message names the input, the place in it and the way out.
    """


class InputError(ArmsledgerError):
    """A file, a line or a report cannot be read. Other inputs of a batch go on."""


class CatalogueError(ArmsledgerError):
    """A catalogue data file breaks its own rules."""


class LedgerError(ArmsledgerError):
    """The ledger cannot be opened, written or trusted."""


class NotFoundError(ArmsledgerError):
    """A deal, claim, subject or name that was asked for does not exist."""
