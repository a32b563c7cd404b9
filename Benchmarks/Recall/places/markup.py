"""Pages, fragments of pages, drawings and XML in the forms that programs really write."""

import io
import json
import zipfile

from planting import place

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def fragment(name, content, extension="html", family="fragment", codec="utf-8", **location):
    @place(family, name, extension, **location)
    def write(path, p): path.write_bytes(content.replace("{0}", p.sentence).replace("{1}", p.needle).encode(codec))


for name, content in {
    "figure": '<figure><img src="a.png"><figcaption>{0}</figcaption></figure>',
    "figure alt": '<figure><img src="a.png" alt="{0}"></figure>',
    "table": "<table><tr><th>姓名<th>身分證字號<tr><td>承辦<td>{1}</table>",
    "row": "<tr><td>承辦</td><td>身分證字號 {1}</td></tr>",
    "tbody": "<tbody><tr><td>承辦</td><td>身分證字號 {1}</td></tr></tbody>",
    "list items": "<li>一<li>{0}<li>三",
    "definition list": "<dl><dt>身分證字號<dd>{1}</dl>",
    "details": "<details><summary>說明</summary>{0}</details>",
    "custom element": "<my-card><p>{0}<br></my-card>",
    "custom element alone": "<unit-name>{0}</unit-name>",
    "upper case": "<P>{0}<BR>\n<HR>",
    "unclosed": "<div><p>{0}<div><b>第二段",
    "misnested": "<b><i>{0}</b></i><p>末</p>",
    "unquoted attributes": "<p class=note title=x>{0}</p>",
    "attribute without value": "<input type=checkbox checked><label>{0}</label>",
    "entities": "<p>&nbsp;&sect; 公告 &mdash; {0}</p>",
    "ampersands": "<p>甲 & 乙 < 丙 {0}</p>",
    "text before the tags": "公告如下：<br>\n{0}<br>\n<br>完",
    "text before the tags and blocks": "各位同仁您好\n<p>{0}</p>\n<p>完</p>",
    "comment first": "<!-- 頁首 -->\n<section><p>{0}</section>",
    "comment only": "<!-- {0} --><br>",
    "conditional comment": "<!--[if mso]><p>{0}</p><![endif]--><p>公告</p>",
    "heading first": "<h5>公告</h5><p>{0}",
    "image first": '<img src="a.png" alt="x"><br>{0}',
    "line break first": "<br/>{0}<br/>",
    "image alone": '<img alt="{0}" src="a.png">',
    "button": "<button type=button onclick='x()'>{0}</button>",
    "select": "<select><option selected>{0}<option>無</select>",
    "address": "<address>{0}<br>臺北市</address>",
    "blockquote": "<blockquote>{0}</blockquote><p>完",
    "label": "<label for=a>{0}</label><input id=a>",
    "small": "<small>{0}</small><br>",
    "video": "<video controls><track label='{0}'></video>",
    "svg in line": "<p>圖</p><svg viewBox='0 0 9 9'><text>{0}</text></svg>",
    "math": "<math><mi>x</mi><annotation>{0}</annotation></math><br>",
    "ruby": "<ruby>公<rt>ㄍㄨㄥ</rt></ruby><p>{0}",
    "server page": "<%@ page language=\"java\" %>\n<div>{0}<br></div>",
    "PHP": "<?php echo 1; ?>\n<div>{0}<br></div>",
    "byte order mark": "\ufeff<figure><img src=a.png><figcaption>{0}</figure>",
    "old document type": '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN"><TITLE>x</TITLE><P>{0}',
    "truncated": "<div><p>{0}</p><p>完</p><di",
    "unclosed comment": "<p>公告</p><!-- {0}",
    "unclosed attribute": "<p>公告</p><img alt='{0}",
    "whitespace first": "\n\n\n   <aside>{0}<br></aside>",
    "frames": "<frameset cols='*'><frame src='a.html' title='{0}'></frameset>",
    "fieldset": "<fieldset><legend>{0}</legend><input name=a></fieldset>",
    "caption": "<table><caption>{0}</caption><tr><td>x</table>",
    "column of header cells": "<table><tr><th>姓名</th><td>承辦</td></tr><tr><th>身分證字號</th><td>{1}</td></tr></table>",
    "object": "<object data=a.pdf>{0}<br></object>",
    "marquee": "<marquee>{0}<br></marquee>",
    "well-formed div": "<div><p>{0}</p></div>",
    "well-formed strange": "<main><dialog>{0}</dialog></main>",
    "CDATA in page": "<div><![CDATA[ {0} ]]></div>",
    "nulls": "<div>\0{0}<br></div>",
}.items():
    fragment(name, content)
fragment("Big5", "<figure><img src=a.png><figcaption>{0}</figure>", codec="cp950")
fragment("UTF-16", "<figure><img src=a.png><figcaption>{0}</figure>", codec="utf-16")
fragment("under a text name", "<div><p>{0}<br></div>", extension="txt")
fragment("under a spreadsheet's name", "<table><tr><td>姓名<td>身分證字號<tr><td>承辦<td>{1}</table>", extension="xls")
fragment("Outlook's", '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head><body><p class=MsoNormal><o:p>{0}</o:p></p></body></html>')

PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>公告</title><style>%s</style></head><body>%s<p>公開內容</p></body></html>"
HIDING = {
    "class display none": (".x{display:none}", "<p class=x>{0}</p>"),
    "class visibility": (".x { visibility : hidden }", "<p class='y x'>{0}</p>"),
    "class font size": (".x{font-size:0}", "<span class=x>{0}</span>"),
    "class same colour": (".x{color:#fff;background-color:white}", "<span class=x>{0}</span>"),
    "class white on page": (".x{color:#ffffff}", "<span class=x>{0}</span>"),
    "class colour of body": ("body{background:#123456} .x{color:#123456}", "<span class=x>{0}</span>"),
    "class off-screen": (".x{position:absolute;left:-9999px}", "<span class=x>{0}</span>"),
    "class opacity": (".x{opacity:0}", "<span class=x>{0}</span>"),
    "class text indent": (".x{text-indent:-9999px}", "<h1 class=x>{0}</h1>"),
    "class no height": (".x{height:0;overflow:hidden}", "<div class=x>{0}</div>"),
    "class transparent": (".x{color:transparent}", "<span class=x>{0}</span>"),
    "class transparent rgba": (".x{color:rgba(0,0,0,0)}", "<span class=x>{0}</span>"),
    "id": ("#x{display:none}", "<p id=x>{0}</p>"),
    "element": ("aside{display:none}", "<aside>{0}</aside>"),
    "element and class": ("p.x{display:none}", "<p class=x>{0}</p>"),
    "list of selectors": ("h4, .x, .z{display:none !important}", "<p class=x>{0}</p>"),
    "descendant": (".box .x{display:none}", "<div class=box><p class=x>{0}</p></div>"),
    "child": (".box > p{display:none}", "<div class=box><p>{0}</p></div>"),
    "media all": ("@media screen{.x{display:none}}", "<p class=x>{0}</p>"),
    "inside a hidden parent": (".x{display:none}", "<div class=x><div><p>{0}</p></div></div>"),
    "comment in sheet": ("/* .y{} */.x{/* a */display:none}", "<p class=x>{0}</p>"),
    "attribute selector": ("[data-a]{display:none}", "<p data-a>{0}</p>"),
    "style white": ("", "<p style='color:white'>{0}</p>"),
    "style negative position": ("", "<p style='position:absolute;top:-5000px'>{0}</p>"),
    "style tiny": ("", "<p style='font-size:0.1px'>{0}</p>"),
    "style white by body attribute": ("", "<font color=#FFFFFF>{0}</font>"),
}
for name, (sheet, body) in HIDING.items():
    fragment(name, PAGE % (sheet, body), family="hiding", concealed=True)

for name, (sheet, body) in {
    "print only": ("@media print{.x{display:none}}", "<p class=x>{0}</p>"),
    "white on a dark class": (".x{color:#fff} .dark{background:#003366}", "<div class=dark><p class=x>{0}</p></div>"),
    "white on a dark class itself": (".x{color:#fff;background:#036}", "<p class=x>{0}</p>"),
    "class that nobody hides": (".y{display:none}", "<p class=x>{0}</p>"),
    "overridden": (".x{display:none} .x{display:block}", "<p class=x>{0}</p>"),
    "on hover": (".x:hover{display:none}", "<p class=x>{0}</p>"),
    "before": (".x::before{display:none}", "<p class=x>{0}</p>"),
    "for readers of screens": (".x{position:absolute;width:1px;height:1px;clip:rect(0,0,0,0)}", "<span class=x>{0}</span>"),
    "shown when checked": (".m{display:none} #c:checked ~ .m{display:block}", "<input type=checkbox id=c><div class=m>{0}</div>"),
    "skip link": (".x{position:absolute;left:-9999px} .x:focus{left:0}", "<a class=x href=#m>{0}</a>"),
    "shown when wide": (".x{display:none} @media (min-width:800px){.x{display:block}}", "<p class=x>{0}</p>"),
    "hover menu": ("li ul{display:none} li:hover ul{display:block}", "<ul><li>x<ul><li>{0}</ul></ul>"),
    "gap between blocks": (".x{font-size:0} .x p{font-size:14px}", "<div class=x><p>{0}</p></div>"),
    "visible again": (".x{visibility:hidden} .x p{visibility:visible}", "<div class=x><p>{0}</p></div>"),
    "white on a picture": (".x{background:url(a.png);color:#fff}", "<div class=x><p>{0}</p></div>"),
    "white on a dark page": ("body{background:#222;color:#fff}", "<p>{0}</p>"),
    "skipped descendant": (".other .x{display:none}", "<p class=x>{0}</p>"),
}.items():
    fragment(name, PAGE % (sheet, body), family="hiding", concealed=False)

for name, content in {
    "class display none": "<style>.x{display:none}</style><text class='x'>{0}</text>",
    "class CDATA": "<style><![CDATA[.x{visibility:hidden}]]></style><text class='x'>{0}</text>",
    "attribute display": "<text display='none'>{0}</text>",
    "attribute visibility": "<g visibility='hidden'><text>{0}</text></g>",
    "opacity": "<text opacity='0'>{0}</text>",
    "fill none": "<text fill='none'>{0}</text>",
    "class fill none": "<style>.x{fill:none;stroke:none}</style><text class='x'>{0}</text>",
    "font size": "<text font-size='0'>{0}</text>",
}.items():
    fragment("svg " + name, f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text x="1" y="9">公告</text>{content}</svg>', extension="svg", family="hiding", concealed=True)
for name, content in {
    "definitions": "<defs><text id='t'>{0}</text></defs><use href='#t'/>", "foreign object": "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>{0}</p></foreignObject>",
    "text on a path": "<text><textPath href='#p'>{0}</textPath></text>", "description": "<desc>{0}</desc>", "aria label": "<g aria-label='{0}'/>",
    "link title": "<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:title='{0}'><rect/></a>", "positions": "<text x='1 2 3' y='9'>{0}</text>",
    "script": "<script>var x='{0}'</script>", "metadata": "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Description dc:title='{0}'/></rdf:RDF></metadata>",
    "Inkscape label": "<g xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' inkscape:label='{0}'/>",
}.items():
    fragment(name, f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">{content}</svg>', extension="svg", family="svg more")

for name, content in {
    "attributes only": "<r><f n='身分證字號' v='{1}'/></r>", "CDATA": "<r><![CDATA[<b>{0}</b>]]></r>", "double CDATA": "<r><![CDATA[身分證字]]><![CDATA[號：{1}]]></r>",
    "processing instruction before": "<?note {0}?><r/>", "comment after": "<r/><!-- {0} -->", "prefixed": "<a:r xmlns:a='urn:a' xmlns:b='urn:b'><b:t>{0}</b:t></a:r>",
    "default namespace": "<r xmlns='urn:x'><t>{0}</t></r>", "undeclared prefix": "<a:r><b:t>{0}</b:t></a:r>", "internal subset comment": "<!DOCTYPE r [<!-- {0} -->]><r/>",
    "internal entity": "<!DOCTYPE r [<!ENTITY x '{0}'>]><r>&x;</r>", "internal entity unused": "<!DOCTYPE r [<!ENTITY x '{0}'>]><r/>", "attribute default": "<!DOCTYPE r [<!ATTLIST r n CDATA '{0}'>]><r/>",
    "numeric references": "<r>&#x8EAB;&#20998;&#35657;字號：{1}</r>",
    "document type alone": "<!DOCTYPE r SYSTEM 'r.dtd'><r><t>{0}</t></r>", "text in pieces": "<r><t>身分證</t><t>字號</t><t>{1}</t></r>", "sibling label": "<r><標題>身分證字號</標題><內容>{1}</內容></r>",
    "attribute is the label": "<r><e 身分證字號='{1}'/></r>", "field list": "<r><Field name='身分證字號'><Value>{1}</Value></Field></r>", "escaped page": "<r>&lt;p&gt;{0}&lt;/p&gt;</r>",
    "XHTML": "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><p>{0}</p></body></html>",
    "XHTML strict": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{0}&nbsp;</p></body></html>',
    "Atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title><entry><author><name>{0}</name></author><content type='html'>&lt;p&gt;x&lt;/p&gt;</content></entry></feed>",
    "GPX": "<gpx version='1.1' creator='x' xmlns='http://www.topografix.com/GPX/1/1'><wpt lat='25.0' lon='121.5'><name>館</name><desc>{0}</desc></wpt></gpx>",
    "KML extended data": "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark><ExtendedData><Data name='身分證字號'><value>{1}</value></Data></ExtendedData></Placemark></Document></kml>",
    "KML schema data": "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark><ExtendedData><SchemaData schemaUrl='#a'><SimpleData name='說明'>{0}</SimpleData></SchemaData></ExtendedData></Placemark></Document></kml>",
    "GML": "<wfs:FeatureCollection xmlns:wfs='http://www.opengis.net/wfs' xmlns:gml='http://www.opengis.net/gml' xmlns:a='urn:a'><gml:featureMember><a:t gml:id='t1'><a:身分證字號>{1}</a:身分證字號></a:t></gml:featureMember></wfs:FeatureCollection>",
    "SOAP": "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body><m>{0}</m></soap:Body></soap:Envelope>",
    "XSLT": "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'><p>{0}</p></xsl:template></xsl:stylesheet>",
    "property list": '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict><key>身分證字號</key><string>{1}</string></dict></plist>',
    "TMX": "<tmx version='1.4'><body><tu><tuv xml:lang='zh'><seg>{0}</seg></tuv></tu></body></tmx>",
}.items():
    fragment(name, XML + content, extension="xml", family="xml more")
    if name in ("attributes only", "prefixed", "GPX", "undeclared prefix"): fragment(name + " without declaration", content, extension="xml", family="xml more")
for codec in ("utf-16", "gb18030", "euc_jp"):
    if codec != "euc_jp":
        fragment(codec, f'<?xml version="1.0" encoding="{codec}"?><r><t>{{0}}</t></r>', extension="xml", family="xml more", codec=codec)
fragment("1.1", '<?xml version="1.1" encoding="UTF-8"?><r><t>{0}</t></r>', extension="xml", family="xml more")
fragment("standalone", '<?xml version="1.0" standalone="yes"?><r><t>{0}</t></r>', extension="xml", family="xml more")
fragment("wrong declared encoding", '<?xml version="1.0" encoding="ISO-8859-1"?><r><t>{0}</t></r>', extension="xml", family="xml more")
LETTER = '<?xml version="1.0" encoding="{e}"?>\n<!DOCTYPE {k} SYSTEM "{dtd}" [\n<!ENTITY 表單 SYSTEM "376480000A_1130001_print.sw" NDATA DI>\n<!ENTITY ATTCH1 SYSTEM "attch/附件1.pdf" NDATA _X>\n<!NOTATION DI SYSTEM "">\n<!NOTATION _X SYSTEM "">\n]>\n<{k}><發文機關><全銜>外交部</全銜><機關代碼>304000000A</機關代碼></發文機關><函類別 代碼="函"/><聯絡方式>承辦人：{0}</聯絡方式><受文者><交換表 交換表單="表單">如行文單位</交換表></受文者><速別 代碼="普通件"/><密等及解密條件或保密期限><密等/><解密條件或保密期限/></密等及解密條件或保密期限><主旨><文字>檢送統計資料，請查照。</文字></主旨></{k}>'
for kind, dtd, codec in (("函", "104_2_utf8.dtd", "utf-8"), ("令", "104_6_utf8.dtd", "utf-8"), ("函", "99_2_big5.dtd", "big5"), ("簽", "99_5_utf8.dtd", "utf-8")):
    fragment(f"official {kind} {codec}", LETTER.replace("{e}", codec).replace("{k}", kind).replace("{dtd}", dtd), extension="di", family="xml more", codec="cp950" if codec == "big5" else codec)
fragment("official exchange sheet", '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE 交換表單 SYSTEM "99_roster_utf8.dtd"><交換表單><全銜>外交部</全銜><收發處理><附註>{0}</附註></收發處理></交換表單>', extension="sw", family="xml more")


@place("xml more", "KMZ", "kmz")
def kmz(path, p):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("doc.kml", XML + f"<kml xmlns='http://www.opengis.net/kml/2.2'><Placemark><ExtendedData><Data name='備註'><value>{p.sentence}</value></Data></ExtendedData></Placemark></kml>")


def data(name, content, extension="json", codec="utf-8", **location):
    @place("json more", name, extension, **location)
    def write(path, p):
        text = content(p) if callable(content) else content.replace("{0}", p.sentence).replace("{1}", p.needle)
        path.write_bytes(text.encode(codec))


def points(properties, kind="Feature"): return {"type": "FeatureCollection", "name": "t", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features": [{"type": kind, "properties": properties, "geometry": {"type": "Polygon", "coordinates": [[[121.5, 25.0], [121.6, 25.0], [121.6, 25.1], [121.5, 25.0]]]}}]}


data("duplicate keys", '{"身分證字號":"{1}","身分證字號":"無"}')
data("array of arrays", lambda p: json.dumps([["姓名", "身分證字號"], ["承辦", p.needle]], ensure_ascii=False))
data("array of objects", lambda p: json.dumps([{"姓名": "承辦", "身分證字號": p.needle}] * 1, ensure_ascii=False, indent=2))
data("escaped key and value", lambda p: json.dumps({"身分證字號": p.needle}))
data("every character escaped", lambda p: '{"a":"' + "".join(f"\\u{ord(c):04X}" for c in p.sentence) + '"}')
data("escaped slash", lambda p: json.dumps({"a": "甲/乙 " + p.sentence}, ensure_ascii=False).replace("/", "\\/"))
data("JSON in JSON", lambda p: json.dumps({"a": json.dumps({"b": p.sentence})}))
data("JSON in JSON in JSON", lambda p: json.dumps({"a": json.dumps({"b": json.dumps({"身分證字號": p.needle})})}))
data("page in JSON", lambda p: json.dumps({"html": f"<p>{p.sentence}</p>"}))
data("string alone", lambda p: json.dumps(p.sentence))
data("string alone as it stands", '"{0}"')
data("key is the value", lambda p: json.dumps({p.sentence: 1}))
data("BOM", lambda p: json.dumps({"a": p.sentence}, ensure_ascii=False), codec="utf-8-sig")
data("Big5", lambda p: json.dumps([{"說明": "外交部公布統計資料", "身分證字號": p.needle}], ensure_ascii=False), codec="cp950")
data("lines in Big5", lambda p: "".join(json.dumps({"姓名": "承辦人員", "身分證字號": p.needle if i == 2 else "無"}, ensure_ascii=False) + "\n" for i in range(4)), "ndjson", codec="cp950", line=3)
data("lines with a blank line", lambda p: f'{{"a":"無"}}\n\n{{"a":"{p.sentence}"}}\n', "jsonl")
data("TopoJSON", lambda p: json.dumps({"type": "Topology", "objects": {"t": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2], "properties": {"說明": p.sentence}}]}}, "arcs": [[[0, 0], [1, 1]]]}))
data("GeoJSON label", lambda p: json.dumps(points({"身分證字號": p.needle}), ensure_ascii=False), "geojson")
data("GeoJSON lines", lambda p: "\n".join(json.dumps(points({"說明": p.sentence})["features"][0]) for _ in range(2)), "geojsonl")
data("with comments", '// {0}\n{"a": 1}\n')
data("JSONP", 'callback({"a":"{0}"});', "js")
data("notebook", lambda p: json.dumps({"cells": [{"cell_type": "code", "metadata": {}, "execution_count": 1, "source": ["x = 1\n"], "outputs": [{"output_type": "stream", "name": "stdout", "text": [p.sentence + "\n"]}]}], "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}), "ipynb")
data("deep in arrays", lambda p: "[" * 60 + json.dumps(p.sentence) + "]" * 60)
data("long numbers", lambda p: json.dumps({"a": list(range(5000)), "b": p.sentence}))
data("sibling label", lambda p: json.dumps([{"name": "身分證字號", "value": p.needle}], ensure_ascii=False))
