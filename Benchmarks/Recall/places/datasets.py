"""Data files by sqlite3, GDAL (pyogrio), pyshp, dbf and by hand."""

import io
import json
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path

from places.containers import docx_bytes
from planting import place


def data(name, extension, held=False):
    def register(write):
        place("data", name, extension, held)(write)
        return write

    return register


def database(name, extension="sqlite", held=False, **pragmas):
    """A place in a SQLite file; gets the connection and the plant."""
    def register(change):
        @data(name, extension, held)
        def write(path, p):
            path.unlink(missing_ok=True)
            c = sqlite3.connect(path)
            for key, value in pragmas.items(): c.execute(f"pragma {key}={value}")
            c.execute("create table t(名稱 text, 說明)")
            c.execute("insert into t values('館', '無')")
            change(c, p)
            c.commit()
            c.close()

        return change

    return register


for encoding in ("'UTF-16le'", "'UTF-16be'"):
    @database(f"SQLite in {encoding[1:-1]}", encoding=encoding)
    def wide(c, p): c.execute("insert into t values('處', ?)", (p.sentence,))


for size in (512, 65536):
    @database(f"SQLite pages of {size}", page_size=size)
    def sized(c, p):
        for i in range(300): c.execute("insert into t values('處', ?)", (p.sentence if i == 250 else "無" * 20,))


@database("SQLite text of many pages")
def overflow(c, p): c.execute("insert into t values('處', ?)", ("無資料 " * 5000 + p.sentence,))


@database("SQLite table name")
def table(c, p): c.execute(f'create table "{p.sentence}"(a)')


@database("SQLite column name")
def column(c, p): c.execute(f'create table u("{p.sentence}" text)')


@database("SQLite default value")
def default(c, p): c.execute(f"create table u(a text default '{p.sentence}')")


@database("SQLite check")
def check(c, p): c.execute(f"create table u(a text check(a <> '{p.sentence}'))")


@database("SQLite comment of a table")
def comment(c, p): c.execute(f"create table u(a text -- {p.sentence}\n)")


@database("SQLite view")
def view(c, p): c.execute(f"create view v as select '{p.sentence}' as x")


@database("SQLite trigger")
def trigger(c, p): c.execute(f"create trigger g after insert on t begin insert into t values('x', '{p.sentence}'); end")


@database("SQLite index on an expression")
def index(c, p): c.execute(f"create index i on t(名稱 || '{p.sentence}')")


@database("SQLite table without row numbers")
def without(c, p):
    c.execute("create table u(a text primary key, b text) without rowid")
    c.execute("insert into u values('x', ?)", (p.sentence,))


@database("SQLite generated column")
def generated(c, p):
    c.execute("create table u(a text, b text as (a || '號') stored)")
    c.execute("insert into u(a) values(?)", (p.sentence,))


for module in ("fts3", "fts4", "fts5"):
    @database("SQLite " + module)
    def fts(c, p, module=module):
        c.execute(f"create virtual table f using {module}(body)")
        c.execute("insert into f values(?)", (p.sentence,))


@database("SQLite fts5 without content", held=True)
def contentless(c, p):
    c.execute("create virtual table f using fts5(body, content='')")
    c.execute("insert into f(rowid, body) values(1, ?)", (p.ascii,))


@database("SQLite blob of text")
def blob(c, p): c.execute("insert into t values('處', ?)", (p.sentence.encode(),))


@database("SQLite blob of UTF-16")
def wide_blob(c, p): c.execute("insert into t values('處', ?)", (p.sentence.encode("utf-16"),))


@database("SQLite blob that is a document")
def document(c, p): c.execute("insert into t values('處', ?)", (docx_bytes(p),))


@database("SQLite blob that is zipped")
def zipped(c, p):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z: z.writestr("a.txt", p.sentence)
    c.execute("insert into t values('處', ?)", (b.getvalue(),))


@database("SQLite number with label")
def number(c, p):
    c.execute("create table u(姓名 text, 身分證字號 text)")
    c.execute("insert into u values('承辦', ?)", (p.needle,))


@database("SQLite JSON")
def in_json(c, p): c.execute("insert into t values('處', ?)", (json.dumps({"說明": p.sentence}),))


@database("SQLite dropped table", secure_delete=0)
def dropped(c, p):
    c.execute("create table u(a text)")
    for i in range(500): c.execute("insert into u values(?)", (p.sentence if i == 77 else "無資料" * 9,))
    c.commit()
    c.execute("drop table u")


@database("SQLite deleted long text", secure_delete=0)
def deleted_long(c, p):
    c.execute("insert into t values('處', ?)", ("無資料 " * 3000 + p.sentence,))
    c.commit()
    c.execute("delete from t where 名稱 = '處'")


@database("SQLite deleted row in UTF-16", secure_delete=0, encoding="'UTF-16le'")
def deleted_wide(c, p):
    for i in range(20): c.execute("insert into t values('處', ?)", (p.sentence if i == 7 else "無",))
    c.commit()
    c.execute("delete from t where rowid = 9")


@data("SQLite log that is not merged", "zip", held=True)
def wal(path, p):
    """The file and its write-ahead log, as a program that still runs leaves them."""
    folder = Path(tempfile.mkdtemp())
    c = sqlite3.connect(folder / "a.db")
    c.execute("pragma journal_mode=wal")
    c.execute("pragma wal_autocheckpoint=0")
    c.execute("create table t(a text)")
    c.commit()
    c.execute("insert into t values(?)", (p.sentence,))
    c.commit()
    with zipfile.ZipFile(path, "w") as z:
        for name in ("a.db", "a.db-wal"): z.write(folder / name, name)
    c.close()
    shutil.rmtree(folder)


@data("SQLite log alone", "db-wal", held=True)
def wal_alone(path, p):
    folder = Path(tempfile.mkdtemp())
    c = sqlite3.connect(folder / "a.db")
    c.execute("pragma journal_mode=wal")
    c.execute("create table t(a text)")
    c.execute("insert into t values(?)", (p.sentence,))
    c.commit()
    shutil.copy(folder / "a.db-wal", path)
    c.close()
    shutil.rmtree(folder)


@data("SQLite rollback journal alone", "db-journal", held=True)
def journal(path, p):
    folder = Path(tempfile.mkdtemp())
    c = sqlite3.connect(folder / "a.db")
    c.execute("pragma journal_mode=persist")
    c.execute("create table t(a text)")
    c.execute("insert into t values(?)", (p.sentence,))
    c.commit()
    c.execute("begin")
    c.execute("update t set a = 'x'")
    c.execute("pragma cache_spill=1")
    c.execute("create table u(a)")
    shutil.copy(folder / "a.db-journal", path)
    c.close()
    shutil.rmtree(folder)


@data("SQLite behind the end", "sqlite")
def behind(path, p):
    path.unlink(missing_ok=True)
    c = sqlite3.connect(path)
    c.execute("create table t(a text)")
    c.commit()
    c.close()
    with open(path, "ab") as f: f.write(p.sentence.encode())


# GDAL.

def gdal(driver, extension, name="attribute", layer=None, encoding=None, attribute=None, **options):
    import numpy
    import pyogrio.raw

    @data(f"{driver} {name}", "zip" if driver == "ESRI Shapefile" else extension, held=driver == "FlatGeobuf")
    def write(path, p):
        folder = Path(tempfile.mkdtemp())
        target = folder / ("a." + extension)
        point = struct.pack("<BIdd", 1, 1, 121.5, 25.0)
        column = p.ascii[:60] if attribute == "name" else "note"
        values = numpy.array(["無", "x" if attribute == "name" else p.sentence], dtype=object)
        try:
            pyogrio.raw.write(str(target), geometry=numpy.array([point, point], dtype=object), field_data=[values], fields=numpy.array([column], dtype=object), geometry_type="Point", crs="EPSG:4326", driver=driver, encoding=encoding, layer=p.sentence if layer else None, **options)
            if driver == "ESRI Shapefile":
                with zipfile.ZipFile(path, "w") as z:
                    for f in sorted(folder.iterdir()): z.write(f, f.name)
            else:
                shutil.copy(target, path)
        finally:
            shutil.rmtree(folder)


try:
    import pyogrio
    for driver, extension in (("GPKG", "gpkg"), ("GeoJSON", "geojson"), ("GeoJSONSeq", "geojsonl"), ("FlatGeobuf", "fgb"), ("KML", "kml"), ("GML", "gml"), ("SQLite", "sqlite"), ("GMT", "gmt"), ("JML", "jml"), ("PGDUMP", "sql")):
        if driver in pyogrio.list_drivers(write=True): gdal(driver, extension)
    for codec in ("UTF-8", "BIG5", "GB18030", "ISO-8859-1"):
        if codec != "ISO-8859-1": gdal("ESRI Shapefile", "shp", "attribute in " + codec, encoding=codec)
    gdal("GPKG", "gpkg", "layer name", layer=True)
    gdal("GPKG", "gpkg", "description", layer_options={"DESCRIPTION": "x"})
except ImportError:
    pass


@data("GeoPackage metadata", "gpkg")
def gpkg_metadata(path, p):
    import numpy
    import pyogrio.raw
    path.unlink(missing_ok=True)
    point = struct.pack("<BIdd", 1, 1, 121.5, 25.0)
    pyogrio.raw.write(str(path), geometry=numpy.array([point], dtype=object), field_data=[numpy.array(["無"], dtype=object)], fields=numpy.array(["note"], dtype=object), geometry_type="Point", crs="EPSG:4326", driver="GPKG", dataset_metadata={"note": p.sentence}, layer_metadata={"person": p.sentence})


# dBASE.

@data("DBF deleted record", "dbf")
def dbf_deleted(path, p):
    import dbf
    path.unlink(missing_ok=True)
    t = dbf.Table(str(path), "note C(80)", dbf_type="db3", codepage="cp437")
    t.open(dbf.READ_WRITE)
    t.append(("x",))
    t.append((p.ascii,))
    with t[1] as record: dbf.delete(record)
    t.close()


for kind in ("db3", "fp", "vfp"):
    @data(f"DBF memo of {kind}", "zip", held=True)
    def memo(path, p, kind=kind):
        import dbf
        folder = Path(tempfile.mkdtemp())
        t = dbf.Table(str(folder / "a.dbf"), "name C(20); note M", dbf_type=kind, codepage="cp1252" if kind != "db3" else "cp437")
        t.open(dbf.READ_WRITE)
        t.append(("x", p.ascii))
        t.close()
        with zipfile.ZipFile(path, "w") as z:
            for f in sorted(folder.iterdir()): z.write(f, f.name)
        shutil.rmtree(folder)

    @data(f"DBF memo of {kind} alone", "dbt" if kind == "db3" else "fpt", held=True)
    def memo_alone(path, p, kind=kind):
        import dbf
        folder = Path(tempfile.mkdtemp())
        t = dbf.Table(str(folder / "a.dbf"), "name C(20); note M", dbf_type=kind, codepage="cp1252" if kind != "db3" else "cp437")
        t.open(dbf.READ_WRITE)
        t.append(("x", p.ascii))
        t.close()
        shutil.copy(next(f for f in folder.iterdir() if f.suffix.lower() in (".dbt", ".fpt")), path)
        shutil.rmtree(folder)


@data("DBF field name", "dbf")
def dbf_field(path, p):
    import shapefile
    with shapefile.Writer(dbf=str(path), encoding="utf-8") as w:
        w.field(p.needle[:10] if p.needle.isascii() else "NOTE", "C", 20)
        w.field("身分證字號"[:3], "C", 20)
        w.record("x", "y")


@data("DBF behind the end", "dbf")
def dbf_behind(path, p):
    import shapefile
    with shapefile.Writer(dbf=str(path), encoding="utf-8") as w:
        w.field("NOTE", "C", 20)
        w.record("x")
    with open(path, "ab") as f: f.write(p.sentence.encode())


@data("shapefile projection", "zip")
def prj(path, p):
    import shapefile
    b = [io.BytesIO() for _ in range(3)]
    with shapefile.Writer(shp=b[0], shx=b[1], dbf=b[2], encoding="utf-8") as w:
        w.field("NOTE", "C", 80)
        w.point(121.5, 25)
        w.record("x")
    with zipfile.ZipFile(path, "w") as z:
        for name, content in zip(("shp", "shx", "dbf"), b): z.writestr("a." + name, content.getvalue())
        z.writestr("a.prj", f'GEOGCS["{p.sentence}"]')
        z.writestr("a.shp.xml", f"<metadata><idinfo><descript><abstract>{p.sentence}</abstract></descript></idinfo></metadata>")


@data("Parquet", "parquet", held=True)
def parquet(path, p):
    import pyarrow
    import pyarrow.parquet
    pyarrow.parquet.write_table(pyarrow.table({"note": [p.sentence]}), str(path))


@data("Feather", "feather", held=True)
def feather(path, p):
    import pyarrow
    import pyarrow.feather
    pyarrow.feather.write_feather(pyarrow.table({"note": [p.sentence]}), str(path))
