"""Texts by number, on disk: a workbook keeps its texts apart from its rows, and there may be more than memory has."""

import tempfile
from array import array


class Shelf:
    """A list of texts that grows on disk; forgotten when it is closed."""

    def __init__(self) -> None:
        # Small tables never touch the disk.
        self.file = tempfile.SpooledTemporaryFile(max_size=4_000_000)  # noqa: SIM115
        self.ends = array("Q", [0])

    def append(self, text: str) -> None:
        """Put a text at the end."""
        piece = text.encode("utf-8", "surrogatepass")
        self.file.write(piece)
        self.ends.append(self.ends[-1] + len(piece))

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self):
            raise IndexError(number)
        self.file.seek(self.ends[number])
        return self.file.read(self.ends[number + 1] - self.ends[number]).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget the texts."""
        self.file.close()
