"""Text in every encoding, tables, JSON, XML and pages, written as bytes."""

import json

from planting import place

PROSE = "外交部領事事務局公布本季業務統計，供民眾參考使用。\n"

for codec in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "big5", "cp950", "big5hkscs", "gb18030"):
    @place("text", codec, "txt")
    def text(path, p, codec=codec):
        if codec == "gb18030":
            path.write_bytes(f"外交部公布统计资料供民众参考。\n{p.sentence}\n".encode(codec))
        else:
            path.write_bytes((PROSE + p.sentence + "\n").encode(codec))

    @place("csv", codec, "csv")
    def table(path, p, codec=codec):
        path.write_bytes(f"姓名,身分證字號,地區\r\n承辦,{p.needle},臺北市\r\n".encode(codec))

for codec, sentence in (("shift_jis", "外務省の統計資料を公開します。"), ("euc_jp", "外務省の統計資料を公開します。"), ("iso2022_jp", "外務省の統計資料を公開します。"), ("euc_kr", "외교부 통계 자료를 공개합니다."), ("cp1252", "Información pública del año: señor, niño, línea de atención."), ("iso8859-15", "Öffentliche Übersicht: Größe, Straße, für alle."), ("cp1258", "Thông tin công khai"), ("koi8-r", "Открытые данные министерства")):
    @place("text", codec, "txt")
    def foreign(path, p, codec=codec, sentence=sentence):
        path.write_bytes((sentence + "\n" + ("ID No. " + p.needle if p.needle.isascii() else sentence) + "\n").encode(codec, "replace"))

for name, separator in (("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
    @place("csv", name)
    def dialect(path, p, separator=separator):
        path.write_text(separator.join(["姓名", "身分證字號", "備註"]) + "\n" + separator.join(["承辦", p.needle, "無"]) + "\n")


@place("csv", "quoted line breaks")
def breaks(path, p): path.write_text(f'編號,說明\n1,"第一行\n{p.sentence}\n第三行"\n')


@place("csv", "metadata lines before the header")
def metadata(path, p): path.write_text(f"資料名稱：統計\n更新日期：113/01/01\n\n姓名,身分證字號\n承辦,{p.needle}\n")


@place("csv", "sep line")
def sep(path, p): path.write_text(f"sep=;\n姓名;身分證字號\n承辦;{p.needle}\n")


@place("markdown", "table", "md")
def markdown(path, p): path.write_text(f"# 標題\n\n| 姓名 | 身分證字號 |\n|---|---|\n| 承辦 | {p.needle} |\n")


@place("json", "key is the label")
def keyed(path, p): path.write_text(json.dumps({"資料": [{"身分證字號": p.needle}]}, ensure_ascii=False))


@place("json", "escaped")
def escaped(path, p): path.write_text(json.dumps({"a": {"b": [p.sentence]}}))


@place("json", "lines", "jsonl")
def lines(path, p): path.write_text("".join(json.dumps({"i": i, "t": p.sentence if i == 7 else "無"}) + "\n" for i in range(20)))


@place("json", "GeoJSON", "geojson")
def geojson(path, p):
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [121.5, 25.0]}, "properties": {"說明": p.sentence}}]}))


@place("json", "UTF-16")
def json16(path, p): path.write_bytes(json.dumps({"a": p.sentence}, ensure_ascii=False).encode("utf-16"))


@place("json", "number value")
def number(path, p): path.write_text('{"統計": [1, 2.5e3, true, null], "x": "' + p.sentence + '"}')


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
for name, content in {
    "element": "<a><b>{0}</b></a>", "attribute": '<a 說明="{0}"/>', "comment": "<a><!-- {0} --></a>", "CDATA": "<a><![CDATA[{0}]]></a>",
    "processing instruction": "<a><?note {0}?></a>", "split by markup": "<a>{0}</a>",
}.items():
    @place("xml", name)
    def xml(path, p, content=content): path.write_text(XML + content.format(p.sentence))


@place("xml", "element name is the label")
def xml_label(path, p): path.write_text(XML + f"<資料><身分證字號>{p.needle}</身分證字號></資料>")


@place("xml", "Big5 declared")
def xml_big5(path, p): path.write_bytes(f'<?xml version="1.0" encoding="Big5"?>\n<a>{p.sentence}</a>'.encode("cp950"))


@place("xml", "official letter", "di")
def letter(path, p):
    path.write_text(XML + f'<!DOCTYPE 函 SYSTEM "104_2_utf8.dtd" [\n<!ENTITY 表單 SYSTEM "1130001.sw" NDATA DI>\n]>\n<函><發文機關><全銜>外交部</全銜></發文機關><速別 代碼="普通件"/><主旨><文字>檢送統計資料</文字></主旨><段落 段名="說明："><文字>{p.sentence}</文字></段落></函>')


@place("xml", "KML", "kml")
def kml(path, p): path.write_text(XML + f'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>館</name><description><![CDATA[<b>{p.sentence}</b>]]></description></Placemark></kml>')


@place("xml", "RSS", "rss")
def rss(path, p): path.write_text(XML + f"<rss version='2.0'><channel><item><title>公告</title><description>{p.sentence}</description></item></channel></rss>")


for name, content in {
    "text": "<text x='1' y='9'>{0}</text>", "title": "<title>{0}</title>", "metadata": "<metadata>{0}</metadata>", "comment": "<!-- {0} -->",
    "hidden": "<text style='display:none'>{0}</text>", "spans": "<text><tspan>{0}</tspan></text>",
}.items():
    @place("svg", name)
    def svg(path, p, content=content): path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{content.format(p.sentence)}</svg>')


for name, content in {
    "paragraph": "<p>{0}</p>", "split by markup": "<p><b>申請人</b><i>身分證</i>字號：<span>{1}</span></p>", "hidden": "<p style='display:none'>{0}</p>",
    "hidden attribute": "<p hidden>{0}</p>", "comment": "<!-- {0} -->", "alt": "<img src='https://example.org/a.png' alt='{0}'>",
    "title attribute": "<p title='{0}'>x</p>", "input value": "<input type='hidden' name='x' value='{0}'>", "textarea": "<textarea>{0}</textarea>",
    "script": "<script>var x = '{0}';</script>", "JSON-LD": '<script type="application/ld+json">{{"d": "{0}"}}</script>', "noscript": "<noscript>{0}</noscript>",
    "template": "<template><p>{0}</p></template>", "data attribute": "<p data-note='{0}'>x</p>", "option": "<select><option>{0}</option></select>",
    "style": "<style>p::before {{ content: '{0}' }}</style>", "iframe srcdoc": "<iframe srcdoc='<p>{0}</p>'></iframe>", "entities": "<p>&#30003;&#35531;&#20154;{0}</p>",
    "white text": "<p style='color:#fff;background:#fff'>{0}</p>", "link target": "<a href='mailto:x@example.org?subject={0}'>x</a>",
    "table": "<table><tr><th>姓名</th><th>身分證字號</th></tr><tr><td>承辦</td><td>{1}</td></tr></table>",
    "definition list": "<dl><dt>身分證字號</dt><dd>{1}</dd></dl>",
}.items():
    @place("html", name)
    def html(path, p, content=content):
        path.write_text(f"<!DOCTYPE html><html lang='zh-TW'><head><meta charset='utf-8'><title>公告</title></head><body><h1>業務</h1>{content.format(p.sentence, p.needle)}</body></html>")


@place("html", "meta description")
def meta(path, p): path.write_text(f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta name='description' content='{p.sentence}'></head><body>x</body></html>")


@place("html", "Big5")
def big5(path, p): path.write_bytes(f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=big5'></head><body><p>{p.sentence}</p></body></html>".encode("cp950"))
