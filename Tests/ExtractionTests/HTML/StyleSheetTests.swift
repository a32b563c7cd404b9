import Documents
import Testing

@testable import Extraction

@Suite struct StyleSheetTests {
    private func concealment(_ sheet: String, _ body: String) -> Concealment? {
        MarkupReading("<!DOCTYPE html><html><head><style>\(sheet)</style></head><body>\(body)").first("證號")?
            .concealment
    }

    struct Rules: CustomTestStringConvertible {
        var sheet: String
        var body = "<p class=x>證號</p>"
        var concealment: Concealment = .hiddenText
        var testDescription: String { "\(sheet) \(body)" }
    }

    @Test(arguments: [
        Rules(sheet: ".x{display:none}"), Rules(sheet: "/* .y{} */ h4, .x { DISPLAY : none ! important }"),
        Rules(sheet: "@media screen { .x { visibility: hidden } }"), Rules(sheet: "<!-- p.x{opacity:0} -->"),
        Rules(sheet: "div > p.x{font-size:0}", body: "<div><p class='y x'>證號</p></div>"),
        Rules(sheet: ".box .x{display:none}", body: "<div class=box><b><i class=x>證號</i></b></div>"),
        Rules(sheet: "#a{display:none}", body: "<p id=a><b>證號</b></p>"),
        Rules(sheet: "[data-a=b]{display:none}", body: "<p data-a=b>證號</p>"),
        Rules(sheet: ".x{height:0;overflow:hidden}"),
        Rules(sheet: ".x{left:-9999px}", concealment: .offPage),
        Rules(sheet: ".x{color:#FFF}", concealment: .invisibleInk),
        Rules(sheet: ".x{color:rgba(1,2,3,0)}", concealment: .invisibleInk),
        Rules(sheet: "body{background:#123456}.x{color:rgb(18, 52, 86)}", concealment: .invisibleInk),
    ])
    func `what a page's own rules hide is told as hidden`(rules: Rules) {
        #expect(concealment(rules.sheet, rules.body) == rules.concealment)
    }

    @Test(arguments: [
        Rules(sheet: ".y{display:none}"), Rules(sheet: ".x{display:none} .x{display:block}"),
        Rules(sheet: "p.x{display:block} .x{display:none}"),
        Rules(sheet: ".x{display:none}", body: "<p class=x style='display:block'>證號"),
        Rules(sheet: "@media print{.x{display:none}}"), Rules(sheet: ".x::after{display:none}"),
        Rules(sheet: ".x{display:none} @media (min-width:9px){.x{display:block}}"),
        Rules(sheet: ".x{display:none} #c:checked ~ .x{display:block}"),
        Rules(sheet: ".x{left:-9999px} .x:focus{left:0}"), Rules(sheet: ".other .x{display:none}"),
        Rules(sheet: "div > .x{display:none}", body: "<div><b><i class=x>證號</i></b></div>"),
        Rules(sheet: "body{background:#222;color:#fff}"),
        Rules(sheet: ".x{color:#fff;background:url(a.png)}"),
        Rules(sheet: ".d{background:#036}.x{color:#fff}", body: "<div class=d><p class=x>證號</p></div>"),
        Rules(sheet: "@import 'a.css'; .x{color:#fff}"),
        Rules(sheet: ".x{visibility:hidden} .x b{visibility:visible}", body: "<p class=x><b>證號</b>"),
        Rules(sheet: ".x{font-size:0} .x b{font-size:12pt}", body: "<p class=x><b>證號</b>"),
    ])
    func `what shows, or may show, is not`(rules: Rules) {
        #expect(concealment(rules.sheet, rules.body) == Concealment.none)
    }

    @Test func `the rules of a drawing count, too`() {
        let reading = MarkupReading(
            "<svg xmlns='http://www.w3.org/2000/svg'><style><![CDATA[.x{display:none} .y{fill:none}]]></style><text class='x'>甲</text><text class='y'>乙</text><text>丙</text></svg>"
        )
        #expect(reading.first("甲")?.concealment == .hiddenText)
        #expect(reading.first("乙")?.concealment == .invisibleInk)
        #expect(reading.first("丙")?.concealment == Concealment.none)
        #expect(reading.gaps == [])
    }

    @Test(arguments: [
        "{", "}", "@media{", ".x{", "a[", "a[b='", "a\\", ":is(", "/*", ".a .b > + ~ c{x", "@import", "\\",
    ])
    func `a damaged sheet swallows no text`(sheet: String) {
        #expect(concealment(sheet, "<p>證號") != nil)
    }

    @Test func `thousands of rules and deep nesting come to an end`() {
        let rules = (0..<9_000).map { ".a .b .c\($0 % 7) > .d{display:none}" }.joined()
        let body = String(repeating: "<div class='a b c1'>", count: 1_000)
        #expect(concealment(rules, body + "<p class=x>證號") == Concealment.none)
    }
}
