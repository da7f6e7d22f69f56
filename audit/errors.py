"""The error of a journal that does not take a record."""


class AuditError(Exception):
    """A record is not durable: the request must be refused. Its text names a kind of failure, never a record."""
