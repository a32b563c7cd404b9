"""Mail in the forms that programs really send: headers, charsets, encodings, nesting, what else a part may be."""

import base64
import binascii
import quopri
from email import charset, encoders, policy
from email.header import Header
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from planting import place
from places.containers import docx_bytes, message

HEAD = "From: unit@example.gov.tw\r\nTo: press@example.gov.tw\r\nSubject: notice\r\nDate: Mon, 1 Jan 2024 09:00:00 +0800\r\nMIME-Version: 1.0\r\n"


def raw(name, extension="eml", **location):
    def register(make):
        @place("messages", name, extension, **location)
        def write(path, p):
            made = make(p)
            path.write_bytes(made if isinstance(made, bytes) else made.encode())

        return make

    return register


def encoded(text, codec="utf-8", kind="b"):
    if kind == "b": return f"=?{codec}?B?{base64.b64encode(text.encode(codec)).decode()}?="
    return f"=?{codec}?Q?" + "".join(f"={b:02X}" for b in text.encode(codec)) + "?="


@raw("encoded words over two lines")
def words(p): return HEAD + f"X-Note: {encoded(p.sentence[:6])}\r\n {encoded(p.sentence[6:])}\r\n\r\nx\r\n"


@raw("encoded word cut inside a character")
def cut(p):
    data = p.sentence.encode()
    return HEAD + "X-Note: " + "\r\n ".join("=?utf-8?B?" + base64.b64encode(data[i:i + 10]).decode() + "?=" for i in range(0, len(data), 10)) + "\r\n\r\nx\r\n"


@raw("encoded word Q Big5")
def q5(p): return HEAD + f"Comments: {encoded(p.sentence, 'big5', 'q')}\r\n\r\nx\r\n"


@raw("encoded word lower-case")
def lower(p): return HEAD + f"Comments: {encoded(p.sentence).replace('?B?', '?b?')}\r\n\r\nx\r\n"


@raw("encoded word in quotes")
def quoted(p): return HEAD + f'Reply-To: "{encoded(p.sentence)}" <a@example.gov.tw>\r\n\r\nx\r\n'


@raw("raw UTF-8 header")
def utf8(p): return HEAD + f"X-Note: {p.sentence}\r\n\r\nx\r\n"


@raw("raw Big5 header")
def big5(p): return HEAD.encode() + f"X-Note: 外交部 {p.sentence}\r\n\r\nx\r\n".encode("cp950")


@raw("folded header")
def folded(p): return HEAD + f"X-Note: {p.sentence[:8]}\r\n\t{p.sentence[8:]}\r\n\r\nx\r\n"


@raw("originating address")
def address(p): return HEAD + f"X-Originating-IP: [203.0.113.9]\r\nX-Mailer: {p.ascii}\r\n\r\nx\r\n"


@raw("file name by RFC 2231 in pieces")
def rfc2231(p):
    from urllib.parse import quote
    name = quote(p.sentence + ".txt")
    half = name.index("%", len(name) // 2)
    return HEAD + f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*0*=UTF-8''{name[:half]};\r\n filename*1*={name[half:]}\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n"


@raw("file name encoded word")
def name_word(p): return HEAD + f'Content-Type: application/octet-stream; name="{encoded(p.sentence)}"\r\nContent-Transfer-Encoding: base64\r\n\r\neA==\r\n'


@raw("part description")
def description(p): return HEAD + f"Content-Type: text/plain; charset=utf-8\r\nContent-Description: {encoded(p.sentence)}\r\n\r\nx\r\n"


@raw("preamble and epilogue")
def preamble(p): return HEAD + f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n{p.sentence}\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n'


@raw("epilogue")
def epilogue(p): return HEAD + f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n{p.sentence}\r\n'


@raw("no closing boundary")
def unclosed(p): return HEAD + f'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{p.sentence}\r\n'


@raw("alternative that differs")
def alternative(p):
    m = message(p, "內容")
    m.add_alternative("<p>內容</p>", subtype="html")
    m.add_alternative(p.sentence, subtype="enriched")
    return bytes(m)


for depth in (2, 5):
    @raw(f"nested {depth} deep")
    def nested(p, depth=depth):
        m = message(p, p.sentence)
        for _ in range(depth):
            outer = message(p)
            outer.add_attachment(m)
            m = outer
        return bytes(m)

for codec, label in (("cp950", "us-ascii"), ("cp950", "utf-8"), ("utf-8", "big5"), ("utf-8", "iso-8859-1"), ("cp950", None), ("gb18030", "gb2312"), ("utf-8", "x-unknown"), ("utf-16", "utf-16"), ("utf-7", "utf-7"), ("cp950", "windows-950"), ("cp950", "big5-eten"), ("big5hkscs", "big5-hkscs")):
    for coding in ("8bit", "base64"):
        @raw(f"{codec} called {label} {coding}")
        def lying(p, codec=codec, label=label, coding=coding):
            text = f"外交部公布業務統計資料，供民眾參考。\r\n{p.sentence}\r\n".encode(codec)
            if coding == "base64": text = base64.encodebytes(text)
            kind = f"Content-Type: text/plain" + (f"; charset={label}" if label else "")
            return (HEAD + kind + f"\r\nContent-Transfer-Encoding: {coding}\r\n\r\n").encode() + text


@raw("ISO-2022-JP")
def japanese(p): return HEAD.encode() + "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n".encode() + f"外務省の統計資料です。 {p.ascii}\r\n".encode("iso2022_jp", "replace")


@raw("uuencoded body")
def uu(p): return HEAD + "\r\nfile:\r\n\r\nbegin 644 a.txt\r\n" + "".join(binascii.b2a_uu(p.sentence.encode()[i:i + 45]).decode() for i in range(0, len(p.sentence.encode()), 45)) + "`\r\nend\r\n"


@raw("uuencode as coding")
def uucoding(p):
    data = docx_bytes(p)
    lines = "".join(binascii.b2a_uu(data[i:i + 45]).decode() for i in range(0, len(data), 45))
    return HEAD + 'Content-Type: application/octet-stream; name="a.docx"\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a.docx\r\n' + lines + "`\r\nend\r\n"


@raw("quoted-printable soft breaks in words")
def soft(p): return HEAD + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + "=\r\n".join("".join(f"={b:02x}" for b in c.encode()) for c in p.sentence) + "\r\n"


@raw("base64 without line ends and padding")
def unpadded(p): return HEAD + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: BASE64\r\n\r\n" + base64.b64encode(p.sentence.encode()).decode().rstrip("=")


@raw("page with related picture")
def related(p):
    m = message(p)
    m.add_alternative(f'<div dir="ltr">x<div><br></div><table><tr><td>身分證字號</td><td>{p.needle}</td></tr></table><img src="cid:a"></div>', subtype="html")
    return bytes(m)


@raw("page fragment as body")
def page(p): return HEAD + f"Content-Type: text/html; charset=utf-8\r\n\r\n<figure><figcaption>{p.sentence}</figure><br>\r\n"


@raw("text part that is a page")
def not_page(p): return HEAD + f"Content-Type: text/plain; charset=utf-8\r\n\r\n<figure><figcaption>{p.sentence}</figure><br>\r\n"


@raw("page part without tags")
def no_tags(p): return HEAD + f"Content-Type: text/html; charset=utf-8\r\n\r\n{p.sentence} &amp; x\r\n"


@raw("hidden text in page")
def hidden(p): return HEAD + f"Content-Type: text/html; charset=utf-8\r\n\r\n<div style='display:none;max-height:0'>{p.sentence}</div><p>x</p>\r\n"


@raw("calendar attendee")
def attendee(p): return HEAD + f'Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN="{p.sentence}":mailto:a@example.gov.tw\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'


@raw("calendar base64")
def cal64(p): return HEAD + "Content-Type: text/calendar; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:{p.sentence}\\n完\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()).decode()


@raw("card quoted-printable", "vcf")
def qp_card(p): return "BEGIN:VCARD\r\nVERSION:2.1\r\nN:x\r\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:" + "".join(f"={b:02X}" for b in p.sentence.encode()) + "\r\nEND:VCARD\r\n"


@raw("card photo and notes", "vcf")
def card(p): return f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:科\r\nitem1.X-ABLabel:{p.sentence}\r\nTEL;TYPE=work:+886-2-23482999\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:科\r\nEND:VCARD\r\n"


@raw("calendar alarm and time zone", "ics")
def alarm(p): return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VTIMEZONE\r\nTZID:Asia/Taipei\r\nEND:VTIMEZONE\r\nBEGIN:VTODO\r\nSUMMARY;LANGUAGE=zh-TW:無\r\nX-ALT-DESC;FMTTYPE=text/html:<p>{p.sentence}</p>\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"


@raw("signed in clear", "eml")
def signed(p):
    m = MIMEMultipart("signed", protocol="application/pgp-signature", micalg="pgp-sha256")
    m["From"], m["Subject"] = "a@example.gov.tw", "x"
    m.attach(MIMEText(p.sentence, "plain", "utf-8"))
    s = MIMEBase("application", "pgp-signature", name="signature.asc")
    s.set_payload("-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n")
    m.attach(s)
    return bytes(m)


@raw("forwarded in text")
def forwarded(p): return HEAD + f"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n> -----Original Message-----\r\n> From: a@example.gov.tw\r\n> {p.sentence[:9]} \r\n> {p.sentence[9:]}\r\n"


@raw("delivery report")
def report(p): return HEAD + f'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.gov.tw\r\n\r\nDiagnostic-Code: smtp; {p.ascii}\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: x\r\n--b--\r\n'


@raw("external body")
def part(p): return HEAD + f"Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\nSubject: x\r\nFrom: a@example.gov.tw\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{p.sentence}\r\n--b--\r\n"


@raw("bare line feeds")
def bare(p): return (HEAD + f"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{p.sentence}\r\n--b--\r\n").replace("\r\n", "\n")


@raw("received headers first")
def received(p): return f"Return-Path: <a@example.gov.tw>\r\nReceived: from mail (mail.example.gov.tw [203.0.113.1])\r\n\tby mx.example.gov.tw; Mon, 1 Jan 2024 09:00:00 +0800\r\n{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{p.sentence}\r\n"


@raw("few headers")
def few(p): return f"Subject: {encoded(p.sentence)}\r\n\r\nx\r\n"


@raw("saved without headers of delivery")
def draft(p): return f"X-Unsent: 1\r\nTo: press@example.gov.tw\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{p.sentence}</p>\r\n"


@raw("mailbox with quoted From", "mbox")
def mbox(p): return f"From a@example.gov.tw Mon Jan  1 09:00:00 2024\n" + HEAD.replace("\r\n", "\n") + f"\n>From here\n{'x'}\n\nFrom b@example.gov.tw Mon Jan  1 09:00:00 2024\nX-Mozilla-Status: 0001\n" + HEAD.replace("\r\n", "\n") + f"Content-Type: text/plain; charset=utf-8\n\n{p.sentence}\n\n"


@raw("Apple mail", "emlx")
def emlx(p):
    body = (HEAD + f"Content-Type: text/plain; charset=utf-8\r\n\r\n{p.sentence}\r\n").replace("\r\n", "\n").encode()
    return f"{len(body)}\n".encode() + body + b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>\n'


@raw("MHTML with parts in several charsets", "mht")
def mhtml(p):
    m = MIMEMultipart("related", type="text/html")
    m["From"], m["Subject"], m["Snapshot-Content-Location"] = "<Saved by Blink>", "x", "https://example.gov.tw/"
    m.attach(MIMEText("<html><body><iframe src='cid:f'></iframe></body></html>", "html", "utf-8"))
    frame = MIMEText(f"<p>{p.sentence}", "html", "big5")
    frame["Content-ID"] = "<f>"
    m.attach(frame)
    style = MIMEText(".a{color:red}", "css", "utf-8")
    m.attach(style)
    return bytes(m)
