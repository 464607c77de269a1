"""armsledger: reports about arms transfers → claims → a ledger → a register of deals."""

__version__ = "0.1.0"
