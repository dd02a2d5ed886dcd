"""A file on its way into a page: it stays in memory, up to a size, and ends with the request.

Django's own handlers put what is large on the disk. This one has no disk: of a file that is too
large it lets go at once, and lets the rest of the bytes pass by, so that whoever sends them reads
why and does not see a broken connection.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload

# Some 130,000 rows of street files, a few seconds of work.
LARGEST_BYTES = 25_000_000
# What says that it is larger than this is not even waited for.
WAITED_FOR_BYTES = 4 * LARGEST_BYTES


class InMemoryAlone(FileUploadHandler):
    """Takes one request's files, together no larger than ``LARGEST_BYTES``."""

    file: BytesIO

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.is_too_large = False
        self._announced_bytes = 0
        self._taken_bytes = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Hear how many bytes the request says that it has."""
        _data, _meta, self._announced_bytes, *_rest = args

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing."""
        super().new_file(*args, **kwargs)
        self.file = BytesIO()
        if self._announced_bytes > WAITED_FOR_BYTES:
            self.is_too_large = True
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the next part, or let go of all of it."""
        self._taken_bytes += len(raw_data)
        if self._taken_bytes > LARGEST_BYTES:
            self.is_too_large = True
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file, from its start."""
        self.file.seek(0)
        return InMemoryUploadedFile(
            file=self.file,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Somebody went away in the middle."""
        self.file.close()
