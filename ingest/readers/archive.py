"""ZIP archives as folders: what lies in them, under paths such as 年报.zip/甲公司.pdf."""

import zipfile
from pathlib import Path

from ingest.errors import UnreadableReport
from ingest.said import Said

LARGEST = 512 * 1024 * 1024
"""Bytes that one member may unpack to; a bomb unpacks to more."""

RATIO = 400
"""No report shrinks by more; a bomb does."""


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP of files, not a Word or Excel document, which are ZIPs inside."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return "[Content_Types].xml" not in names and "mimetype" not in names


def members(path: Path) -> tuple[Path, ...]:
    """Paths of the files in the archive, sorted; an archive inside it stays one path."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [member_name(info) for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return (path,)
    listed = sorted(path / name for name in names if not is_junk(Path(name)))
    return tuple(listed) or (path,)


def is_junk(path: Path) -> bool:
    """Files that systems and programs leave behind: hidden ones, Word's locks, macOS's forks."""
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts) or path.name in {
        "Thumbs.db",
        "desktop.ini",
    }


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as meant: archives made on Chinese Windows hold GB18030 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def archive_of(path: Path) -> Path | None:
    """The archive on the way to a path that lies in one."""
    return next((parent for parent in path.parents if parent.suffix and parent.is_file()), None)


def read_member(archive: Path, path: Path, *, password: str | None = None) -> bytes:
    """The bytes of one file in the archive. Raises UnreadableReport."""
    wanted = path.relative_to(archive).as_posix()
    try:
        with zipfile.ZipFile(archive) as opened:
            info = next((i for i in opened.infolist() if member_name(i) == wanted), None)
            if info is None:
                raise UnreadableReport(Said("{path}：压缩包里没有这个文件，请检查路径", path=path))
            if info.file_size > LARGEST or info.file_size > RATIO * max(info.compress_size, 4096):
                raise UnreadableReport(
                    Said("{name}：压缩包内文件解压后过大，疑为恶意文件，请解压检查后再添加", name=path.name)
                )
            with opened.open(info, pwd=password.encode() if password else None) as member:
                data = member.read(info.file_size + 1)
    except RuntimeError as error:
        raise UnreadableReport(
            Said("{name}：压缩包已加密，请用 --password 给出密码，或解压后再添加", name=path.name)
        ) from error
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise UnreadableReport(Said("{name}：压缩包已损坏，请重新下载后再添加", name=path.name)) from error
    return data
