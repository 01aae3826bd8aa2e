"""What goes wrong with a storage, in words."""


class StorageTrouble(Exception):
    """The storage cannot be opened or used; the text says what to do."""
