"""Text in encodings that say nothing of themselves, mixed, short or of the machines of before."""

from planting import place

PROSE = "外交部領事事務局公布本季業務統計，供民眾參考使用。\n"
# What the unit's old systems write: rare characters, box drawing, ETEN symbols, kana.
ETEN = "堃喆煊廍峯裏粧恒銹碁墻"


def text(name, encode, extension="txt", **location):
    @place("encoding", name, extension, **location)
    def write(path, p): path.write_bytes(encode(p))


for codec in ("utf-16-le", "utf-16-be"):
    text(f"{codec} short", lambda p, c=codec: p.sentence.encode(c))
    text(f"{codec} Latin", lambda p, c=codec: f"Notice\r\n{p.ascii}\r\n".encode(c))
    text(f"{codec} long", lambda p, c=codec: (PROSE * 40 + p.sentence).encode(c))
text("utf-32-be", lambda p: (PROSE + p.sentence).encode("utf-32-be"))
text("Big5 few characters", lambda p: f"證號{p.needle}".encode("cp950"))
text("Big5 one character", lambda p: f"表 {p.ascii}".encode("cp950"))
text("Big5 table of few characters", lambda p: f"編號,證號\n1,{p.needle}\n2,無\n".encode("cp950"))
text("Big5 ETEN characters", lambda p: (ETEN + "\n" + p.sentence).encode("cp950", "ignore"))
text("Big5 ETEN symbols", lambda p: b"\xc6\xa1\xc6\xa2 \xc6\xe7\xc7\xa1\n\xf9\xd6\xf9\xdd\n" + (PROSE + p.sentence).encode("cp950"))
text("Big5 rare then sentence", lambda p: ("龘驫麤鱻 " + p.sentence).encode("big5hkscs", "ignore"))
text("Big5 with pound sign in full width", lambda p: ("金額＄１２３ " + p.sentence).encode("cp950"))
text("HKSCS characters", lambda p: ("啲嘢喺邊度，唔該。\n" + PROSE + p.sentence).encode("big5hkscs"))
text("Big5 with form feeds", lambda p: (PROSE + "\x0c" + p.sentence + "\x1a").encode("cp950"))
text("GB18030 four bytes", lambda p: ("外交部公布统计资料。㐀㐁㐂丂㒳\n" + p.sentence).encode("gb18030"))
text("HZ", lambda p: ("外交部公布统计资料\n").encode("hz") + p.ascii.encode())
text("UTF-7", lambda p: (PROSE + p.sentence).encode("utf-7"))
text("ISO-2022-JP", lambda p: ("外務省の資料\n" + needle(p)).encode("iso2022_jp"))
text("ISO-2022-KR", lambda p: ("외교부 자료\n" + needle(p)).encode("iso2022_kr"))
text("EUC-TW", lambda p: eucTW(PROSE + p.sentence))
text("UTF-8 surrogates", lambda p: (PROSE + p.sentence).encode() + b"\n")
text("UTF-8 twice the mark", lambda p: b"\xef\xbb\xbf\xef\xbb\xbf" + p.sentence.encode())
text("full-width digits", lambda p: f"申請人身分證字號：{wide(p.needle)}".encode("cp950"))
text("half-width katakana beside", lambda p: f"ｶﾀｶﾅ {needle(p)}".encode("shift_jis"))
text("Macintosh Roman", lambda p: ("Été à Genève: " + needle(p) + "\r").encode("mac_roman"))
text("line separators", lambda p: f"甲\u2028{p.sentence}\u2029乙\u0085丙".encode())
text("bidirectional marks", lambda p: f"\u202a{p.sentence[:9]}\u200b{p.sentence[9:]}\u202c".encode())
text("decomposed", lambda p: f"e\u0301te\u0301 {p.sentence}".encode())
text("NULs between", lambda p: (PROSE + p.sentence).encode() + b"\n")
text("long single line", lambda p: ("資料" * 200_000 + p.sentence).encode("cp950"))
text("no extension", lambda p: p.sentence.encode("cp950"), extension="")
text("log", lambda p: (f"2024-01-01 09:00:00 INFO start\n" * 300 + f"2024-01-01 09:00:01 WARN {p.ascii}\n").encode(), "log", line=301)


def needle(p): return f"ID No. {p.needle}" if p.needle.isascii() else "2024"


def wide(text): return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def eucTW(text):
    import subprocess
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", "EUC-TW"], input=text.encode(), capture_output=True, check=True).stdout
