"""RTF as Word, LibreOffice and mail programs write it, by hand."""

from planting import place

HEAD = r"{\rtf1\ansi\ansicpg950\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset136 \'b7\'73\'b2\'d3\'a9\'fa\'c5\'e9;}{\f2\fnil\fcharset134 SimSun;}{\f3\fnil\fcharset128 MS Mincho;}}{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"


def unicode(text, fallback="?"):
    units = text.encode("utf-16-le")
    return "".join(f"\\u{int.from_bytes(units[i:i + 2], 'little', signed=True)}{fallback}" for i in range(0, len(units), 2))


def escaped(text, codec="cp950"): return "".join(chr(b) if 0x20 <= b < 0x7F and chr(b) not in "\\{}" else f"\\'{b:02x}" for b in text.encode(codec))


def rtf(name, body, head=HEAD, **location):
    @place("rtf", name, "rtf", **location)
    def write(path, p):
        text = head + (body(p) if callable(body) else body.replace("{0}", unicode(p.sentence)).replace("{1}", p.needle if p.needle.isascii() else unicode(p.needle))) + "}"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("latin-1"))


rtf("unicode", r"\pard\f0 {0}\par ")
rtf("unicode without fallback", lambda p: r"\uc0\pard " + unicode(p.sentence, "") + r"\par ")
rtf("unicode with two fallbacks", lambda p: r"\uc2\pard " + unicode(p.sentence, r"\'a8\'ad") + r"\par ")
rtf("unicode with a space after it", lambda p: r"\uc1\pard " + unicode(p.sentence, " ?") + r"\par ")
rtf("font's charset", lambda p: r"\pard\f1 " + escaped(p.sentence) + r"\par ")
rtf("charset of another font", lambda p: r"\pard\f2 " + (escaped(p.sentence, "gb18030")) + r"\par ")
rtf("code page of the document", lambda p: r"\pard\f0 " + escaped(p.sentence) + r"\par ")
rtf("raw bytes", lambda p: r"\pard\f1 " + p.sentence.encode("cp950").decode("latin-1") + r"\par ")
rtf("associated font", lambda p: r"\pard\loch\af0\hich\af0\dbch\af1\f1 " + escaped(p.sentence) + r"\par ")
rtf("split by runs", lambda p: r"\pard " + "".join("{\\b " + unicode(c) + "}" for c in p.sentence) + r"\par ")
rtf("split by line ends", lambda p: r"\pard " + "\r\n".join(unicode(c) for c in p.sentence) + r"\par ")
rtf("hidden", r"\pard x{\v {0}}\par ")
rtf("hidden by toggle", r"\pard x \v {0} \v0 y\par ")
rtf("white", r"\pard {\cf1 {0}}\par ")
rtf("deleted", r"{\*\revtbl{Unknown;}{Editor;}}\pard {\deleted\revauthdel1 {0}}\par ")
rtf("inserted", r"{\*\revtbl{Unknown;}{Editor;}}\pard {\revised\revauth1 {0}}\par ")
rtf("revision author", r"{\*\revtbl{Unknown;}{{0};}}\pard x\par ")
rtf("unknown destination", r"{\*\mystery {0}}\pard x\par ")
rtf("unknown destination in another", r"{\*\mystery{\*\deeper {0}}}\pard x\par ")
rtf("unknown word that is no destination", r"{\mystery {0} }\pard x\par ")
rtf("field instruction", r"\pard {\field{\*\fldinst HYPERLINK {0}}{\fldrslt x}}\par ")
rtf("field result", r"\pard {\field{\*\fldinst PAGE}{\fldrslt {0}}}\par ")
rtf("annotation", r"\pard x{\*\atnid AB}{\*\atnauthor Unit}\chatn{\*\annotation\pard {0}}\par ")
rtf("annotation author", r"\pard x{\*\atnid AB}{\*\atnauthor {0}}\chatn{\*\annotation\pard y}\par ")
rtf("footnote", r"\pard x{\footnote\pard {0}}\par ")
rtf("endnote", r"\pard x{\footnote\ftnalt\pard {0}}\par ")
rtf("header", r"{\header\pard {0}\par}\pard x\par ")
rtf("first header", r"\titlepg{\headerf\pard {0}\par}\pard x\par ")
rtf("footer", r"{\footer\pard {0}\par}\pard x\par ")
for key in ("title", "subject", "author", "manager", "company", "operator", "category", "keywords", "comment", "doccomm", "hlinkbase"):
    rtf("property " + key, r"{\info{\%s {0}}}\pard x\par " % key)
rtf("user property", r"{\*\userprops{\propname x}\proptype30{\staticval {0}}}\pard x\par ")
rtf("document variable", r"{\*\docvar{x}{{0}}}\pard x\par ")
rtf("bookmark", r"\pard {\*\bkmkstart {0}}x{\*\bkmkend {0}}\par ")
rtf("style name", r"{\stylesheet{\s0 Normal;}{\s1 {0};}}\pard\s1 x\par ")
rtf("list name", r"{\*\listtable{\list{\listlevel{\leveltext\'02\'00.;}}{\listname {0};}\listid1}}\pard x\par ")
rtf("level text", lambda p: r"{\*\listtable{\list{\listlevel{\leveltext " + unicode(p.sentence) + r";}{\levelnumbers;}}\listid1}}\pard x\par ")
rtf("shape text", r"\pard {\shp{\*\shpinst\shpleft0{\shptxt\pard {0}\par}}{\shprslt\pard y}}\par ")
rtf("shape property", r"\pard {\shp{\*\shpinst{\sp{\sn wzDescription}{\sv {0}}}}}\par ")
rtf("old drawing", r"\pard {\*\do\dobxpage{\dptxbx{\dptxbxtext\pard {0}\par}}}\par ")
rtf("table", r"\trowd\cellx2000\cellx4000\pard\intbl x\cell " + unicode("身分證字號") + r"\cell\row\trowd\cellx2000\cellx4000\pard\intbl y\cell {1}\cell\row\pard z\par ", kind="tableCell", cell="B2")
rtf("nested table", r"\trowd\cellx4000\pard\intbl{\pard\intbl\itap2 {0}\nestcell{\*\nesttableprops\trowd\cellx1000\nestrow}}\cell\row\pard z\par ")
rtf("form field", r"\pard {\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffname a}{\*\ffdeftext {0}}}}}{\fldrslt x}}\par ")
rtf("form list", r"\pard {\field{\*\fldinst FORMDROPDOWN{\*\formfield{\fftype2{\*\ffl a}{\*\ffl {0}}}}}{\fldrslt x}}\par ")
rtf("index entry", r"\pard x{\xe {0}}\par ")
rtf("template", r"{\*\template {0}.dot}\pard x\par ")
rtf("file table", r"{\*\filetbl{\file\fid0 {0}.doc}}\pard x\par ")
rtf("alternative unicode destination", r"\pard {\upr{\*\bkmkstart x}{\*\ud{\*\bkmkstart {0}}}}\par ")
rtf("binary that looks like text", lambda p: r"{\*\mystery\bin4 }{\}}\pard " + unicode(p.sentence) + r"\par ")
rtf("object data", lambda p: r"\pard {\object\objemb{\*\objclass Package}{\*\objdata " + package(p).hex() + r"}{\result x}}\par ")
rtf("after the document", lambda p: r"\pard x\par }" + p.ascii + "{")
rtf("mail with page inside", lambda p: r"\fromhtml1\htmlrtf\htmlrtf0{\*\htmltag64 <p>}" + unicode(p.sentence) + r"{\*\htmltag72 </p>}\par ")
rtf("XML tags", r"{\*\xmlnstbl{\xmlns1 urn:{0}}}\pard x\par ")
rtf("user name of a mail merge", r"{\*\mailmerge{\mmquery {0}}}\pard x\par ")
rtf("Macintosh", lambda p: r"\pard " + unicode(p.sentence) + r"\par ", head=r"{\rtf1\mac\deff0{\fonttbl{\f0 Times;}}")
rtf("WordPad", lambda p: r"\viewkind4\uc1\pard\lang1028\f0\fs24 " + escaped(p.sentence) + r"\par" + "\r\n", head=r"{\rtf1\ansi\ansicpg950\deff0\nouicompat\deflang1033\deflangfe1028{\fonttbl{\f0\froman\fprq1\fcharset136 PMingLiU;}}" + "\r\n" + r"{\*\generator Riched20 10.0.19041}")
rtf("no font table", lambda p: escaped(p.sentence) + r"\par", head=r"{\rtf1\ansi\ansicpg950 ")
rtf("UTF-8 written raw", lambda p: p.sentence.encode().decode("latin-1") + r"\par", head=r"{\rtf1\ansi\ansicpg65001 ")


def package(p):
    """An OLE 1.0 object of class Package that holds a text file."""
    import struct

    def text(value): return struct.pack("<I", len(value) + 1) + value + b"\0"
    data = p.sentence.encode()
    native = struct.pack("<H", 2) + b"a.txt\0" + b"C:\\a.txt\0" + struct.pack("<HH", 0, 3) + text(b"C:\\a.txt") + struct.pack("<I", len(data)) + data
    return struct.pack("<II", 0x501, 2) + text(b"Package") + struct.pack("<II", 0, 0) + struct.pack("<I", len(native)) + native + struct.pack("<III", 0x501, 5, 0)
