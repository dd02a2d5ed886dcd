"""Files that somebody sends lie on the disk without a name: they end with the process, also when
it is killed. Django's own handler gives them one in the temporary folder.
"""

from __future__ import annotations

import tempfile
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UnnamedFileUploadHandler(FileUploadHandler):
    """For what is too large for the memory."""

    file: IO[bytes]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open it; Linux never enters it into the folder."""
        super().new_file(*args, **kwargs)
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the next part."""
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The whole file, from its start; Django closes it with the request."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_interrupted(self) -> None:
        """Somebody went away in the middle."""
        if hasattr(self, "file"):
            self.file.close()
