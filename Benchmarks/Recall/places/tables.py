"""Text tables as spreadsheets, databases and people write them: short, ragged, quoted, titled, in any encoding."""

import csv
import io

from planting import place


def rows(p): return [["姓名", "身分證字號", "地區"], ["承辦", p.needle, "臺北市"]]


def joined(lines, separator=",", end="\r\n"): return "".join(separator.join(line) + end for line in lines)


def table(name, codec="utf-8", extension="csv", **location):
    def register(make):
        @place("tables", name, extension, **location)
        def write(path, p): path.write_bytes(make(p).encode(codec))

        return make

    return register


for name, separator in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("pipe", "|")):
    for width in (2, 3):
        @table(f"header and one row of {width} {name}", kind="tableCell", cell="B2")
        def one_row(p, separator=separator, width=width): return joined([row[:width] for row in rows(p)], separator)

    @table(f"header and one row without line end {name}", kind="tableCell", cell="B2")
    def no_end(p, separator=separator): return joined(rows(p), separator).rstrip()

    @table(f"everything quoted {name}", kind="tableCell", cell="B2")
    def quoted(p, separator=separator):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows(p))
        return out.getvalue()

for codec in ("big5", "utf-8-sig", "utf-16", "utf-16-le", "cp950"):
    @table(f"header and one row {codec}", codec, kind="tableCell", cell="B2")
    def encoded(p): return joined(rows(p))

    @table(f"one column {codec}", codec, line=3)
    def column(p): return joined([["身分證字號"], ["無"], [p.needle], ["無"]])


@table("one column under a tabular name", extension="tsv", line=3)
def tsv_column(p): return joined([["身分證字號"], ["無"], [p.needle]])


@table("unix line ends", kind="tableCell", cell="B2")
def unix(p): return joined(rows(p), end="\n")


@table("old line ends", kind="tableCell", cell="B2")
def old(p): return joined(rows(p), end="\r")


@table("ragged rows", kind="tableCell", cell="B4")
def ragged(p): return "姓名,身分證字號,地區\n甲\n乙,無,新北市,另記,再記\n丙," + p.needle + "\n,,\n丁,無\n"


@table("two header rows", kind="tableCell", cell="B3")
def two(p): return joined([["姓名", "身分證字號", "地區"], ["name", "identity", "area"], ["承辦", p.needle, "臺北市"]])


@table("merged header row over the header", kind="tableCell", cell="B3")
def merged(p): return joined([["基本資料", "", ""], ["姓名", "身分證字號", "地區"], ["承辦", p.needle, "臺北市"], ["承辦", "無", "臺北市"]])


@table("titles over the header", kind="tableCell", cell="B4")
def titles(p): return joined([["112年度業務名冊"], ["製表日期：112/12/31"], *rows(p), ["承辦", "無", "臺北市"]])


@table("padded titles over the header", kind="tableCell", cell="B4")
def padded(p): return joined([["112年度業務名冊", "", ""], ["製表日期：112/12/31", "", ""], *rows(p), ["承辦", "無", "臺北市"]])


@table("totals under the table", kind="tableCell", cell="B2")
def totals(p): return joined([*rows(p), ["承辦", "無", "新北市"], ["合計", "2", ""], [], ["備註：無"]])


@table("line breaks in quotes", kind="tableCell")
def breaks(p): return '姓名,說明,地區\n承辦,"第一行\n第二行' + p.sentence + '\n第三行",臺北市\n承辦,無,臺北市\n'


@table("doubled quotes", kind="tableCell", cell="B2")
def doubled(p): return f'姓名,說明\n承辦,"他說""{p.sentence}"""\n承辦,無\n'


@table("sep line and one row", kind="tableCell")
def sep(p): return f"sep=;\r\n姓名;身分證字號\r\n承辦;{p.needle}\r\n"


@table("sep line in UTF-16", "utf-16", kind="tableCell")
def sep16(p): return f"sep=\t\r\n姓名\t身分證字號\r\n承辦\t{p.needle}\r\n"


@table("formulas as text", kind="tableCell", cell="B2")
def formulas(p): return f'姓名,身分證字號\n承辦,"=""{p.needle}"""\n承辦,無\n'


@table("apostrophe before the value", kind="tableCell", cell="B2")
def apostrophe(p): return joined([["姓名", "身分證字號"], ["承辦", "'" + p.needle], ["承辦", "'無"]])


@table("spaces after the separator", kind="tableCell", cell="B2")
def spaces(p): return f'姓名, 身分證字號, 地區\n承辦, "{p.needle}", 臺北市\n承辦, "無", 臺北市\n'


@table("transposed", kind="tableCell", cell="B2")
def transposed(p): return joined([["姓名", "承辦"], ["身分證字號", p.needle], ["地區", "臺北市"]])


@table("far row", kind="tableCell", cell="B5001")
def far(p): return joined([["姓名", "身分證字號"]] + [["承辦", "無"]] * 4999 + [["承辦", p.needle]])


@table("wide row", kind="tableCell", cell="ZZ2")
def wide(p): return joined([["欄"] * 702, ["無"] * 701 + [p.needle]] + [["無"] * 702])


@table("unusual separator", extension="txt")
def caret(p): return joined([["姓名", "身分證字號", "地區"], ["承辦", p.needle, "臺北市"], ["承辦", "無", "臺北市"]], "^")


@table("fixed columns", extension="txt")
def fixed(p): return f"姓名　　身分證字號　　地區\n承辦　　{p.needle}　　臺北市\n承辦　　無　　　　　　新北市\n"


@table("dump of a database", extension="sql")
def dump(p): return f"CREATE TABLE `t` (`姓名` varchar(9), `身分證字號` varchar(10));\nINSERT INTO `t` VALUES ('承辦','{p.needle}'),('承辦','無');\n"


@table("settings", extension="ini")
def settings(p): return f"[資料]\n承辦=科\n身分證字號={p.needle}\n"


@table("YAML", extension="yaml")
def yaml(p): return f"名冊:\n  - 姓名: 承辦\n    身分證字號: {p.needle}\n    地區: 臺北市\n"


@table("YAML folded block", extension="yml")
def folded(p): return f"說明: >-\n  第一行\n  {p.sentence}\n備註: |\n  無\n"


@table("TOML", extension="toml")
def toml(p): return f'[資料]\n"身分證字號" = "{p.needle}"\n'


@table("Markdown without outer bars", extension="md")
def bars(p): return f"姓名 | 身分證字號\n--- | ---\n承辦 | {p.needle}\n"


@table("Markdown comment", extension="md")
def hidden(p): return f"# 公告\n\n<!-- {p.sentence} -->\n\n內文\n"


@table("Markdown reference", extension="md")
def reference(p): return f"# 公告\n\n見[說明][1]\n\n[1]: https://example.org/ \"{p.sentence}\"\n"


@table("Markdown front matter", extension="md")
def front(p): return f"---\ntitle: 公告\nnote: {p.sentence}\n---\n\n# 公告\n\n內文\n"


@table("reStructuredText grid", extension="rst")
def grid(p): return f"公告\n====\n\n+------+------------+\n| 姓名 | 身分證字號 |\n+======+============+\n| 承辦 | {p.needle} |\n+------+------------+\n"


@table("TeX", extension="tex")
def tex(p): return "\\documentclass{article}\n\\begin{document}\n% " + p.sentence + "\n公告\n\\end{document}\n"


@table("subtitles", extension="srt")
def subtitles(p): return f"1\n00:00:01,000 --> 00:00:04,000\n{p.sentence}\n\n2\n00:00:05,000 --> 00:00:06,000\n完\n"
