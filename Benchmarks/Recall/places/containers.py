"""Archives, mail, books and data files."""

import bz2
import gzip
import io
import lzma
import mailbox
import sqlite3
import subprocess
import tarfile
import zipfile
from email.message import EmailMessage

import py7zr
import shapefile
from ebooklib import epub

from planting import place


def docx_bytes(p):
    import docx
    d = docx.Document()
    d.add_paragraph(p.sentence)
    b = io.BytesIO()
    d.save(b)
    return b.getvalue()


@place("archive", "zip text", "zip")
def zip_text(path, p):
    with zipfile.ZipFile(path, "w") as z: z.writestr("資料.txt", p.sentence)


@place("archive", "zip in zip in zip with document", "zip")
def zips(path, p):
    data, name = docx_bytes(p), "a.docx"
    for level in range(3):
        b = io.BytesIO()
        with zipfile.ZipFile(b, "w", zipfile.ZIP_DEFLATED) as z: z.writestr(name, data)
        data, name = b.getvalue(), f"{level}.zip"
    path.write_bytes(data)


@place("archive", "zip member name", "zip")
def zip_name(path, p):
    with zipfile.ZipFile(path, "w") as z: z.writestr(f"{p.sentence}.txt", "無")


@place("archive", "zip Big5 member name", "zip")
def zip_big5(path, p):
    marker = "Q" * len(p.sentence.encode("cp950"))
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z: z.writestr(marker + ".txt", "no")
    path.write_bytes(b.getvalue().replace(marker.encode(), p.sentence.encode("cp950")))


@place("archive", "zip member comment", "zip")
def zip_comment(path, p):
    with zipfile.ZipFile(path, "w") as z:
        info = zipfile.ZipInfo("a.txt")
        info.comment = p.sentence.encode()
        z.writestr(info, "x")


for name, kind in (("bzip2", zipfile.ZIP_BZIP2), ("LZMA", zipfile.ZIP_LZMA)):
    @place("archive", "zip " + name, "zip")
    def zip_method(path, p, kind=kind):
        with zipfile.ZipFile(path, "w", kind) as z: z.writestr("a.txt", p.sentence * 3)


for mode in ("", "gz", "bz2", "xz"):
    @place("archive", "tar " + mode, "tar" + ("." + mode if mode else ""))
    def tar(path, p, mode=mode):
        with tarfile.open(path, "w:" + mode) as t:
            data = docx_bytes(p)
            info = tarfile.TarInfo("資料夾/a.docx")
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))

for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
    @place("archive", f"tar format {form} member name", "tar")
    def tar_name(path, p, form=form):
        with tarfile.open(path, "w", format=form) as t:
            t.addfile(tarfile.TarInfo(p.sentence + ".txt"), io.BytesIO(b""))


@place("archive", "tar user name", "tar")
def tar_user(path, p):
    with tarfile.open(path, "w") as t:
        info = tarfile.TarInfo("a.txt")
        info.uname = p.ascii
        t.addfile(info, io.BytesIO(b""))


@place("archive", "tar pax comment", "tar")
def tar_pax(path, p):
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT, pax_headers={"comment": p.sentence}) as t:
        t.addfile(tarfile.TarInfo("a.txt"), io.BytesIO(b""))


@place("archive", "gz", "txt.gz")
def gz(path, p): path.write_bytes(gzip.compress(p.sentence.encode()))


@place("archive", "gz second member", "txt.gz")
def gz2(path, p): path.write_bytes(gzip.compress(b"a\n") + gzip.compress(p.sentence.encode()))


@place("archive", "gz file name", "gz")
def gzname(path, p):
    with open(path, "wb") as f, gzip.GzipFile(p.ascii + ".txt", "wb", fileobj=f) as g: g.write(b"x")


@place("archive", "bz2", "txt.bz2")
def bz(path, p): path.write_bytes(bz2.compress(p.sentence.encode()))


@place("archive", "xz", "txt.xz")
def xz(path, p): path.write_bytes(lzma.compress(p.sentence.encode()))


@place("archive", "zst", "txt.zst")
def zst(path, p): path.write_bytes(subprocess.run(["zstd", "-qc"], input=p.sentence.encode(), capture_output=True, check=True).stdout)


@place("archive", "7z", "7z")
def sevenzip(path, p):
    with py7zr.SevenZipFile(path, "w") as z: z.writestr(docx_bytes(p), "資料/a.docx")


@place("archive", "7z solid second", "7z")
def solid(path, p):
    with py7zr.SevenZipFile(path, "w") as z:
        z.writestr("x" * 5000, "a.txt")
        z.writestr(p.sentence, "b.txt")


@place("archive", "7z member name", "7z")
def sevenname(path, p):
    with py7zr.SevenZipFile(path, "w") as z: z.writestr("x", p.sentence + ".txt")


def message(p, body="您好"):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "unit@example.gov.tw", "press@example.gov.tw", "業務通知"
    m["Date"] = "Mon, 1 Jan 2024 09:00:00 +0800"
    m.set_content(body)
    return m


def eml(name, **location):
    def register(change):
        @place("mail", name, "eml", **location)
        def write(path, plant):
            m = message(plant)
            m = change(m, plant) or m
            path.write_bytes(bytes(m))

        return change

    return register


@eml("body")
def e_body(m, p): m.set_content(p.sentence)


@eml("body quoted-printable")
def e_qp(m, p): m.set_content(p.sentence, cte="quoted-printable")


@eml("body Big5")
def e_big5(m, p): m.set_content(p.sentence, charset="big5")


@eml("subject")
def e_subject(m, p): m.replace_header("Subject", p.sentence)


@eml("sender name")
def e_sender(m, p): m.replace_header("From", f'"{p.sentence}" <a@example.gov.tw>')


@eml("unknown header")
def e_header(m, p): m["X-Case"] = p.sentence


@eml("HTML alternative")
def e_html(m, p): m.add_alternative(f"<html><body><p>{p.sentence}</p></body></html>", subtype="html")


@eml("attachment")
def e_attachment(m, p): m.add_attachment(docx_bytes(p), maintype="application", subtype="octet-stream", filename="附件.docx")


@eml("attachment name")
def e_name(m, p): m.add_attachment(b"x", maintype="application", subtype="octet-stream", filename=p.sentence + ".txt")


@eml("attached message")
def e_message(m, p): m.add_attachment(message(p, p.sentence))


@eml("calendar")
def e_calendar(m, p): m.add_attachment(f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{p.sentence}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode(), maintype="text", subtype="calendar", filename="a.ics")


@place("mail", "mbox", "mbox")
def mbox(path, p):
    b = mailbox.mbox(path)
    b.add(message(p))
    b.add(message(p, p.sentence))
    b.close()


@place("mail", "MHTML", "mht")
def mhtml(path, p):
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText
    m = MIMEMultipart("related", type="text/html")
    m["Subject"], m["From"] = "x", "<Saved by Blink>"
    m.attach(MIMEText(f"<html><body>{p.sentence}</body></html>", "html", "utf-8"))
    path.write_bytes(bytes(m))


@place("mail", "calendar", "ics")
def ics(path, p): path.write_bytes(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDESCRIPTION:{p.sentence[:6]}\r\n {p.sentence[6:]}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode())


@place("mail", "visiting card", "vcf")
def vcf(path, p): path.write_bytes(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:科\r\nNOTE:{p.sentence}\r\nEND:VCARD\r\n".encode())


def book(name):
    def register(change):
        @place("epub", name)
        def write(path, plant):
            b = epub.EpubBook()
            b.set_identifier("x")
            b.set_title("手冊")
            b.set_language("zh-TW")
            chapter = epub.EpubHtml(title="章", file_name="c.xhtml")
            chapter.content = "<h1>章</h1><p>說明</p>"
            change(b, chapter, plant)
            b.add_item(chapter)
            b.toc, b.spine = (chapter,), ["nav", chapter]
            b.add_item(epub.EpubNcx())
            b.add_item(epub.EpubNav())
            epub.write_epub(str(path), b)

        return change

    return register


@book("chapter")
def chapter(b, c, p): c.content = f"<p>{p.sentence}</p>"


@book("author")
def author(b, c, p): b.add_author(p.sentence)


@book("title")
def title(b, c, p): b.set_title(p.sentence)


@book("rights")
def rights(b, c, p): b.add_metadata("DC", "rights", p.sentence)


for codec in ("utf-8", "cp950"):
    @place("data", "DBF " + codec, "dbf")
    def dbf(path, p, codec=codec):
        with shapefile.Writer(dbf=str(path), encoding=codec) as w:
            w.field("NAME", "C", 20)
            w.field("NOTE", "C", 80)
            w.record("館", "無")
            w.record("處", p.sentence)


@place("data", "shapefile archive", "zip")
def shp(path, p):
    b = [io.BytesIO() for _ in range(3)]
    with shapefile.Writer(shp=b[0], shx=b[1], dbf=b[2], encoding="utf-8") as w:
        w.field("NOTE", "C", 80)
        w.point(121.5, 25)
        w.record(p.sentence)
    with zipfile.ZipFile(path, "w") as z:
        for name, data in zip(("shp", "shx", "dbf"), b): z.writestr("a." + name, data.getvalue())
        z.writestr("a.prj", 'GEOGCS["WGS 84"]')
        z.writestr("a.cpg", "UTF-8")


@place("data", "SQLite", "sqlite")
def sqlite(path, p):
    path.unlink(missing_ok=True)
    c = sqlite3.connect(path)
    c.execute("create table t(名稱 text, 說明 text)")
    c.execute("insert into t values('館', ?)", (p.sentence,))
    c.commit()
    c.close()


@place("data", "SQLite deleted row", "sqlite")
def sqlite_deleted(path, p):
    path.unlink(missing_ok=True)
    c = sqlite3.connect(path)
    c.execute("pragma secure_delete=0")
    c.execute("create table t(名稱 text, 說明 text)")
    for i in range(50): c.execute("insert into t values('館', ?)", (p.sentence if i == 7 else "無資料",))
    c.commit()
    c.execute("delete from t where rowid = 8")
    c.commit()
    c.close()


@place("data", "SQLite column name as label", "sqlite")
def sqlite_label(path, p):
    path.unlink(missing_ok=True)
    c = sqlite3.connect(path)
    c.execute("create table t(姓名 text, 身分證字號 text)")
    c.execute("insert into t values('承辦', ?)", (p.needle,))
    c.commit()
    c.close()


@place("data", "GeoPackage", "gpkg")
def gpkg(path, p):
    path.unlink(missing_ok=True)
    c = sqlite3.connect(path)
    c.execute("pragma application_id=1196444487")
    c.execute("create table gpkg_contents(table_name text primary key, data_type text, identifier text, description text)")
    c.execute("insert into gpkg_contents values('點','features','點','')")
    c.execute("create table 點(fid integer primary key, geom blob, 說明 text)")
    c.execute("insert into 點 values(1, ?, ?)", (b"GP\0\1\xe6\x10\0\0\1\1\0\0\0\0\0\0\0\0\x60\x5e\x40\0\0\0\0\0\0\x39\x40", p.sentence))
    c.commit()
    c.close()
