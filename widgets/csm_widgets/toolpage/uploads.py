"""A file that arrives in pieces: put together again, and forgotten once it was read or another one begins."""

from csm_widgets.toolpage.messages import LARGEST_FILE, TakeIn


class Upload:
    """The one file under way. A piece may come twice, where the page heard no reply; it counts once."""

    def __init__(self) -> None:
        self._name = ""
        self._pieces: dict[int, bytes] = {}

    def add(self, request: TakeIn, piece: bytes) -> None:
        """Put a piece in its place; the first of another file ends the one before."""
        if request.upload != self._name:
            self._name, self._pieces = request.upload, {}
        self._pieces[request.piece] = piece

    def is_too_large(self) -> bool:
        """More than any document of a tool has, whatever the page said before sending it."""
        return sum(map(len, self._pieces.values())) > LARGEST_FILE

    def whole(self, request: TakeIn) -> bytes | None:
        """The file; None while pieces are missing, which then were sent to a page that is gone."""
        if set(self._pieces) != set(range(request.pieces)):
            return None
        return b"".join(self._pieces[number] for number in range(request.pieces))
