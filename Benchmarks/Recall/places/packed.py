"""Archives in every wrapping: the Info-ZIP, 7-Zip, libarchive and GNU programs and Python's own modules."""

import bz2
import gzip
import io
import lzma
import os
import shutil
import struct
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

import py7zr

from places.containers import docx_bytes
from planting import place


def packed(name, extension, held=False, **location):
    def register(change):
        place("archive", name, extension, held, **location)(change)
        return change

    return register


def run(*command, folder=None, data=None):
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=True).stdout


class Folder:
    """A folder with files to pack, gone afterwards."""

    def __init__(self, **files): self.files = files

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp())
        for name, data in self.files.items(): (self.path / name).write_bytes(data)
        return self.path

    def __exit__(self, *_): shutil.rmtree(self.path)


def text(p): return p.sentence.encode()


# Nested, each format in each other one.

def in_zip(data, name):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z: z.writestr(name, data)
    return b.getvalue()


def in_tar(data, name):
    b = io.BytesIO()
    with tarfile.open(fileobj=b, mode="w") as t:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        t.addfile(info, io.BytesIO(data))
    return b.getvalue()


def in_7z(data, name):
    b = io.BytesIO()
    with py7zr.SevenZipFile(b, "w") as z: z.writestr(data, name)
    return b.getvalue()


def in_program(extension, *command):
    def pack(data, name):
        with Folder(**{name: data}) as f:
            run(*[c.format(name=name) for c in command], folder=f)
            return (f / ("out." + extension)).read_bytes()

    return pack


WRAPPERS = {
    "zip": in_zip, "tar": in_tar, "7z": in_7z,
    "gz": lambda d, n: gzip.compress(d), "bz2": lambda d, n: bz2.compress(d), "xz": lambda d, n: lzma.compress(d),
    "lzma": lambda d, n: lzma.compress(d, lzma.FORMAT_ALONE), "zst": lambda d, n: run("zstd", "-qc", data=d), "lz4": lambda d, n: run("lz4", "-qc", data=d),
    "lz": lambda d, n: run("lzip", "-c", data=d), "Z": lambda d, n: run("compress", "-fc", data=d) if shutil.which("compress") else _skip(),
    "cpio": lambda d, n: _cpio(d, n, "newc"), "iso": in_program("iso", "genisoimage", "-quiet", "-R", "-o", "out.iso", "{name}"),
    "cab": in_program("cab", "lcab", "-q", "{name}", "out.cab"), "ar": in_program("ar", "ar", "qc", "out.ar", "{name}"),
}


def _skip(): raise OSError("program is not installed")


def _cpio(data, name, form):
    with Folder(**{name: data}) as f: return run("cpio", "-o", "--quiet", "-H", form, folder=f, data=name.encode() + b"\n")


for wrapper, wrap in WRAPPERS.items():
    @packed(f"document in {wrapper}", wrapper)
    def wrapped(path, p, wrap=wrap): path.write_bytes(wrap(docx_bytes(p), "a.docx"))

    @packed(f"{wrapper} in zip in tar", "tar")
    def mixed(path, p, wrap=wrap, wrapper=wrapper): path.write_bytes(in_tar(in_zip(wrap(text(p), "a.txt"), "b." + wrapper), "c.zip"))

    @packed(f"zip in {wrapper} in 7z", "7z")
    def mixed7(path, p, wrap=wrap, wrapper=wrapper): path.write_bytes(in_7z(wrap(in_zip(text(p), "a.txt"), "b.zip"), "c." + wrapper))

for form in ("bin", "odc", "crc", "newc", "ustar", "tar", "hpbin"):
    @packed(f"cpio {form}", "cpio")
    def cpio(path, p, form=form): path.write_bytes(_cpio(text(p), "a.txt", form))

    @packed(f"cpio {form} member name", "cpio")
    def cpio_name(path, p, form=form): path.write_bytes(_cpio(b"x", p.ascii + ".txt", form))

for form in ("7zip", "ar", "cpio", "iso9660", "pax", "shar", "ustar", "v7tar", "xar", "zip", "warc", "gnutar", "cpio --options=hdrcharset=UTF-8"):
    @packed(f"bsdtar {form}", "bin", held=True)
    def bsd(path, p, form=form):
        with Folder(**{"a.txt": text(p) * 3}) as f:
            run("bsdtar", "--format", *form.split(), "-cf", "out", "a.txt", folder=f)
            shutil.copy(f / "out", path)


# ZIP.

@packed("zip of 64 bits", "zip")
def zip64(path, p):
    with zipfile.ZipFile(path, "w") as z:
        with z.open("a.txt", "w", force_zip64=True) as f: f.write(text(p))


@packed("zip written as a stream", "zip")
def stream(path, p):
    class Pipe(io.RawIOBase):
        def __init__(self, f): self.f = f
        def writable(self): return True
        def write(self, b): return self.f.write(b)
    with open(path, "wb") as f, zipfile.ZipFile(Pipe(f), "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("a.txt", text(p))
        z.writestr("b.txt", b"x")


@packed("zip comment of the archive", "zip")
def comment(path, p):
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("a.txt", b"x")
        z.comment = text(p)


@packed("zip comment in Big5", "zip")
def comment5(path, p):
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("a.txt", b"x")
        z.comment = p.sentence.encode("cp950")


@packed("zip folder name", "zip")
def folder_name(path, p):
    with zipfile.ZipFile(path, "w") as z:
        z.writestr(p.sentence + "/", b"")
        z.writestr("a.txt", b"x")


@packed("zip name in Shift-JIS", "zip")
def sjis(path, p):
    marker = "Q" * len(p.ascii.encode())
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z: z.writestr("aa" + marker + ".txt", "no")
    path.write_bytes(b.getvalue().replace(b"aa" + marker.encode(), "申".encode("cp932") + p.ascii.encode()))


@packed("zip symlink target", "zip", held=True)
def symlink(path, p):
    with zipfile.ZipFile(path, "w") as z:
        info = zipfile.ZipInfo("link")
        info.create_system, info.external_attr = 3, 0xA1FF << 16
        z.writestr(info, p.ascii + ".txt")


@packed("zip extra field", "zip")
def extra(path, p):
    with zipfile.ZipFile(path, "w") as z:
        info = zipfile.ZipInfo("a.txt")
        data = text(p)
        info.extra = struct.pack("<HH", 0x6375, len(data) + 5) + b"\x01\0\0\0\0" + data
        z.writestr(info, b"x")


@packed("zip after a program", "exe", held=True)
def sfx(path, p): path.write_bytes(b"#!/bin/sh\nexit 0\n" + in_zip(text(p), "a.txt"))


@packed("data before a zip", "zip", held=True)
def prefix(path, p): path.write_bytes(text(p) + b"\n" + in_zip(b"x", "a.txt"))


@packed("data after a zip", "zip", held=True)
def suffix(path, p): path.write_bytes(in_zip(b"x", "a.txt") + text(p))


@packed("zip after a zip", "zip", held=True)
def double(path, p): path.write_bytes(in_zip(text(p), "a.txt") + in_zip(b"x", "b.txt"))


@packed("zip member that is not listed", "zip", held=True)
def unlisted(path, p):
    """A local entry that the directory leaves out, as a crude deletion does."""
    one, two = in_zip(text(p), "a.txt"), in_zip(b"x", "b.txt")
    local = one[:one.index(b"PK\1\2")]
    end = two.rindex(b"PK\5\6")
    directory = two[two.index(b"PK\1\2"):end]
    directory = directory[:42] + struct.pack("<I", len(local)) + directory[46:]
    start = len(local) + two.index(b"PK\1\2")
    path.write_bytes(local + two[:two.index(b"PK\1\2")] + directory + two[end:end + 16] + struct.pack("<I", start) + two[end + 20:])


for method in ("deflate64", "ppmd", "zstd", "xz"):
    @packed(f"zip {method}", "zip", held=True)
    def method_of_7z(path, p, method=method):
        if method == "xz" or method == "zstd":
            with Folder(**{"a.txt": text(p) * 40}) as f:
                run("bsdtar", "--format", "zip", "--options", f"zip:compression={method}", "-cf", "out", "a.txt", folder=f)
                shutil.copy(f / "out", path)
        else:
            with Folder(**{"a.txt": text(p) * 40}) as f:
                run("7z", "a", f"-mm={method}", "out.zip", "a.txt", folder=f)
                shutil.copy(f / "out.zip", path)


# 7z.

for method in ("LZMA", "LZMA2", "PPMd", "BZip2", "Deflate", "Copy"):
    @packed(f"7z {method}", "7z")
    def seven(path, p, method=method):
        with Folder(**{"a.txt": text(p) * 40, "b.txt": b"x" * 500}) as f:
            run("7z", "a", f"-m0={method}", "out.7z", "a.txt", "b.txt", folder=f)
            shutil.copy(f / "out.7z", path)


for name, options in (("header in the clear", ["-mhc=off"]), ("with a filter for programs", ["-m0=BCJ", "-m1=LZMA2"]), ("with a filter of differences", ["-m0=Delta:4", "-m1=LZMA2"]), ("not solid", ["-ms=off"])):
    @packed("7z " + name, "7z")
    def seven_options(path, p, options=options):
        with Folder(**{"a.txt": text(p) * 40, "b.txt": b"x" * 500}) as f:
            run("7z", "a", *options, "out.7z", "a.txt", "b.txt", folder=f)
            shutil.copy(f / "out.7z", path)


@packed("data after a 7z", "7z")
def after7(path, p): path.write_bytes(in_7z(b"x" * 20, "a.txt") + text(p))


@packed("data within a 7z", "7z")
def within7(path, p):
    """Bytes that no stream of the archive refers to."""
    import zlib
    data = in_7z(b"x" * 20, "a.txt")
    offset, size, crc = struct.unpack("<QQI", data[12:32])
    hidden = text(p)
    start = struct.pack("<QQI", offset + len(hidden), size, crc)
    path.write_bytes(data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:32 + offset] + hidden + data[32 + offset:])


# TAR and the compressors.

@packed("tar symlink target", "tar", held=True)
def tar_link(path, p):
    with tarfile.open(path, "w") as t:
        info = tarfile.TarInfo("link")
        info.type, info.linkname = tarfile.SYMTYPE, p.sentence
        t.addfile(info)


@packed("tar name of 200 bytes", "tar")
def long_name(path, p):
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as t: t.addfile(tarfile.TarInfo("x" * 150 + "/" + p.sentence), io.BytesIO())


@packed("tar name in Big5", "tar")
def tar_big5(path, p):
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT, encoding="cp950") as t: t.addfile(tarfile.TarInfo(p.sentence + ".txt"), io.BytesIO())


@packed("tar group name", "tar")
def tar_group(path, p):
    with tarfile.open(path, "w") as t:
        info = tarfile.TarInfo("a.txt")
        info.gname = p.ascii
        t.addfile(info, io.BytesIO())


@packed("tar extended attribute", "tar")
def tar_attribute(path, p):
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as t:
        info = tarfile.TarInfo("a.txt")
        info.pax_headers = {"SCHILY.xattr.user.note": p.sentence}
        t.addfile(info, io.BytesIO())


@packed("tar padding", "tar")
def tar_padding(path, p):
    data = bytearray(in_tar(b"x", "a.txt"))
    hidden = text(p)
    data[520:520 + len(hidden)] = hidden
    path.write_bytes(bytes(data))


@packed("tar after its end", "tar", held=True)
def tar_after(path, p): path.write_bytes(in_tar(b"x", "a.txt") + text(p))


@packed("tar after a tar", "tar")
def tar_double(path, p): path.write_bytes(in_tar(b"x", "a.txt") + in_tar(text(p), "b.txt"))


@packed("sparse tar", "tar", held=True)
def sparse(path, p):
    with Folder() as f:
        with open(f / "a.txt", "wb") as s:
            s.seek(1 << 20)
            s.write(text(p))
        run("tar", "-cSf", "out", "a.txt", folder=f)
        shutil.copy(f / "out", path)


for level in (1, 19):
    @packed(f"zst level {level}", "zst")
    def zst(path, p, level=level): path.write_bytes(run("zstd", "-qc", f"-{level}", data=text(p) * 100))


@packed("zst second frame", "zst")
def zst2(path, p): path.write_bytes(run("zstd", "-qc", data=b"x") + run("zstd", "-qc", data=text(p)))


@packed("zst skippable frame", "zst")
def skippable(path, p):
    path.write_bytes(run("zstd", "-qc", data=b"x") + struct.pack("<II", 0x184D2A50, len(text(p))) + text(p))


@packed("zst skippable frame in front", "zst")
def skippable_front(path, p):
    path.write_bytes(struct.pack("<II", 0x184D2A53, len(text(p))) + text(p) + run("zstd", "-qc", data=b"x"))


@packed("lz4 skippable frame", "lz4")
def skippable4(path, p): path.write_bytes(run("lz4", "-qc", data=b"x") + struct.pack("<II", 0x184D2A50, len(text(p))) + text(p))


@packed("lz4 second frame", "lz4")
def lz42(path, p): path.write_bytes(run("lz4", "-qc", data=b"x") + run("lz4", "-qc", data=text(p)))


@packed("lz4 legacy", "lz4", held=True)
def lz4_legacy(path, p): path.write_bytes(run("lz4", "-qlc", data=text(p) * 9))


for name, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress), ("lz", lambda d: run("lzip", "-c", data=d)), ("lzma", lambda d: lzma.compress(d, lzma.FORMAT_ALONE))):
    @packed(f"data after {name}", name, held=True)
    def after(path, p, pack=pack): path.write_bytes(pack(b"xyz\n" * 9) + text(p))

    @packed(f"second stream of {name}", name)
    def second(path, p, pack=pack): path.write_bytes(pack(b"xyz\n") + pack(text(p)))


@packed("gz comment", "gz")
def gz_comment(path, p):
    data = gzip.compress(b"x", mtime=0)
    path.write_bytes(data[:3] + b"\x10" + data[4:10] + text(p) + b"\0" + data[10:])


@packed("gz extra field", "gz")
def gz_extra(path, p):
    data, hidden = gzip.compress(b"x", mtime=0), text(p)
    path.write_bytes(data[:3] + b"\x04" + data[4:10] + struct.pack("<H", len(hidden) + 4) + b"XX" + struct.pack("<H", len(hidden)) + hidden + data[10:])


# Discs and cabinets.

for name, options in (("plain", []), ("Rock Ridge", ["-R"]), ("Joliet", ["-J"]), ("both", ["-R", "-J"])):
    @packed("disc " + name, "iso")
    def disc(path, p, options=options):
        with Folder(**{"a.txt": text(p)}) as f:
            run("genisoimage", "-quiet", *options, "-o", "out.iso", "a.txt", folder=f)
            shutil.copy(f / "out.iso", path)


@packed("disc publisher", "iso")
def publisher(path, p):
    with Folder(**{"a.txt": b"x"}) as f:
        run("genisoimage", "-quiet", "-R", "-publisher", p.ascii.upper(), "-o", "out.iso", "a.txt", folder=f)
        shutil.copy(f / "out.iso", path)


@packed("disc member name", "iso")
def disc_name(path, p):
    with Folder(**{p.ascii.replace(" ", "_") + ".txt": b"x"}) as f:
        run("genisoimage", "-quiet", "-R", "-o", "out.iso", ".", folder=f)
        shutil.copy(f / "out.iso", path)


@packed("cabinet member name", "cab")
def cab_name(path, p):
    with Folder(**{p.ascii + ".txt": b"x"}) as f:
        run("lcab", "-q", p.ascii + ".txt", "out.cab", folder=f)
        shutil.copy(f / "out.cab", path)


@packed("data after a cabinet", "cab")
def cab_after(path, p):
    with Folder(**{"a.txt": b"x" * 100}) as f:
        run("lcab", "-q", "a.txt", "out.cab", folder=f)
        path.write_bytes((f / "out.cab").read_bytes() + text(p))


@packed("reserve of a cabinet", "cab")
def cab_reserve(path, p):
    """The area that the header keeps for applications."""
    with Folder(**{"a.txt": b"x" * 100}) as f:
        run("lcab", "-q", "a.txt", "out.cab", folder=f)
        d = (f / "out.cab").read_bytes()
    hidden = text(p)
    grow = 4 + len(hidden)
    size, files = struct.unpack_from("<I", d, 8)[0] + grow, struct.unpack_from("<I", d, 16)[0] + grow
    head = bytearray(d[:36])
    struct.pack_into("<I", head, 8, size)
    struct.pack_into("<I", head, 16, files)
    struct.pack_into("<H", head, 30, struct.unpack_from("<H", d, 30)[0] | 4)
    folder = bytearray(d[36:44])
    struct.pack_into("<I", folder, 0, struct.unpack_from("<I", folder, 0)[0] + grow)
    path.write_bytes(bytes(head) + struct.pack("<HBB", len(hidden), 0, 0) + hidden + bytes(folder) + d[44:])
