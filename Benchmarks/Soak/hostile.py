#!/usr/bin/env python3
"""Makes documents that want to stop the gate, or to get through it unread.

usage: hostile.py FOLDER [--small | SEED COUNT]

Without a seed the fixed set, one file each; `stopped` in its name: must wait for a person; `either`: may end anywhere,
but once. `--small` makes bombs a sixteenth as big and leaves out what is large (fixtures/hostile). With a seed COUNT more, made from the fixed set by damage at random: all `either`, but those whose base is stopped
for what no damage heals.
"""
import gzip
import io
import os
import random
import struct
import sys
import zipfile
import zlib


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, compression)
    return out.getvalue()


def zeros(mebibytes):
    return b"\0" * (mebibytes << 20)


def nested(depth):
    data = b"Minutes of the meeting.\n"
    name = "a.txt"
    for level in range(depth):
        data = zipped([(name, data)])
        name = f"{level}.zip"
    return data


def fanned(width, depth):
    """Each level holds the one below `width` times: bytes out grow by powers."""
    data = zipped([("a.txt", b"A" * (1 << 20))])
    for level in range(depth):
        data = zipped([(f"{number}.zip", data) for number in range(width)])
    return data


def overlapping():
    """Every entry of the directory leads to the same bytes (D. Fifield, A better zip bomb, 2019)."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(zeros(8)) + body.flush()
    check = zlib.crc32(zeros(8))
    local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0x5A21, check, len(packed), 8 << 20, 1, 0) + b"a" + packed
    directory = b""
    for _ in range(250):
        directory += struct.pack(
            "<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0x5A21, check, len(packed), 8 << 20, 1, 0, 0, 0, 0, 0, 0) + b"a"
    return local + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 250, 250, len(directory), len(local), 0)


def lying():
    """The directory says ten bytes, the data are many."""
    data = bytearray(zipped([("a.txt", b"A" * 100_000)]))
    at = data.find(b"PK\x01\x02")
    data[at + 24:at + 28] = struct.pack("<I", 10)
    return bytes(data)


def encrypted():
    data = bytearray(zipped([("a.txt", b"secret")], zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


LAUGHS = ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]><a>&l9;</a>").encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
RELATIONS = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'


def docx(document):
    return zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)])


def word(text):
    return b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>' + text + b"</w:t></w:r></w:p></w:body></w:document>"


def pdf(objects, root=1):
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, start)


def stream(data, more=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), more) + data + b"\nendstream"


def page(content, more=b""):
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(content, more), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"])


def png(width, height, data):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b""))


def compound_loop():
    """A compound file whose allocation table leads in a circle."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    table = struct.pack("<128I", *([0xFFFFFFFD, 1] + [0xFFFFFFFF] * 126))
    entry = bytearray(512)
    name = "Root Entry".encode("utf-16-le")
    entry[:len(name)] = name
    struct.pack_into("<HBB", entry, 64, len(name) + 2, 5, 1)
    return bytes(header) + table + bytes(entry)


def mail(depth):
    head = b"From: a@example.gov.tw\nSubject: minutes\nMIME-Version: 1.0\n"
    for level in range(depth):
        head += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    return head + b"Content-Type: text/plain\n\nminutes\n"


def fixed(mebibytes=1024):
    deep = b"".join(b"<a>" for _ in range(50_000))
    return {
        "bomb.stopped.zip": zipped([("a.txt", zeros(mebibytes))]),
        "bomb.stopped.gz": gzip.compress(zeros(mebibytes), 9, mtime=0),
        "bomb.stopped.docx": docx(word(b"A" * (mebibytes * 600 << 10))),
        "bomb.either.pdf": page(zlib.compress(b"BT ET " * (mebibytes * 60 << 10), 9), b"/Filter /FlateDecode"),
        "fanned.stopped.zip": fanned(16, 4),
        "nested.stopped.zip": nested(40),
        "overlapping.stopped.zip": overlapping(),
        "lying.stopped.zip": lying(),
        "encrypted.stopped.zip": encrypted(),
        "members.stopped.zip": zipped([(str(number), b"") for number in range(30_000)], zipfile.ZIP_STORED),
        "laughs.stopped.xml": LAUGHS,
        "outside.stopped.xml": OUTSIDE,
        "laughs.stopped.docx": docx(LAUGHS),
        "truncated.stopped.docx": docx(word(b"Minutes"))[:-30],
        "truncated.stopped.png": png(64, 64, b"\0" * (64 * 193))[:-20],
        "huge.stopped.png": png(60_000, 60_000, b"\0" * 1000),
        "loop.stopped.pdf": pdf([
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        "truncated.stopped.pdf": page(b"BT /F1 12 Tf (minutes) Tj ET")[:-200],
        "loop.stopped.doc": compound_loop(),
        "random.stopped.bin": random.Random(7).randbytes(100_000),
        "program.stopped.exe": b"MZ" + random.Random(8).randbytes(4096),
        "controls.stopped.txt": bytes(range(1, 256)) * 40,
        "deep.stopped.eml": mail(2_000),
        "deep.either.json": b"[" * 100_000 + b"]" * 100_000,
        "deep.either.xml": deep + deep.replace(b"<a>", b"</a>"),
        "deep.either.html": b"<html><body>" + b"<div>" * 100_000,
        "deep.either.rtf": b"{\\rtf1 " + b"{" * 100_000 + b"minutes" + b"}" * 100_001,
        "names.either.zip": zipped([("../../etc/cron.d/x", b"minutes"), ("a\x1b[2J\n.txt", b"minutes")]),
        "numbers.either.txt": b"1234567890" * 400_000,
        "letters.either.txt": ("機密 A1" * 300_000).encode(),
        "lines.either.csv": b"a,\"b\n" * 200_000,
    }


def damaged(base, seed, count):
    """Documents of the fixed set, damaged; only small ones, whose reading is what is tried."""
    numbers = random.Random(seed)
    names = sorted(name for name, data in base.items() if len(data) < 300_000)
    for number in range(count):
        name = numbers.choice(names)
        data = bytearray(base[name])
        for _ in range(numbers.randint(1, 12)):
            at = numbers.randrange(len(data))
            match numbers.randrange(4):
                case 0: data[at] ^= 1 << numbers.randrange(8)
                case 1: data[at:at + numbers.randrange(64)] = b""
                case 2: data[at:at] = numbers.randbytes(numbers.randrange(64))
                case _: data[at:at + 4] = struct.pack("<I", numbers.choice([0, 1, 0x7FFFFFFF, 0xFFFFFFFF]))
            if not data:
                data = bytearray(b"x")
        stem, _, ending = name.split(".")
        yield f"{stem}-{seed}-{number}.either.{ending}", bytes(data)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    isSmall = sys.argv[2:] == ["--small"]
    base = fixed(64 if isSmall else 1024)
    if isSmall:
        base = {name: data for name, data in base.items() if len(data) < 120_000}
    chosen = damaged(base, int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else base.items()
    for name, data in chosen:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


if __name__ == "__main__":
    main()
