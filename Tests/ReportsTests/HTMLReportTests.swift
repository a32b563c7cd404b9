import Documents
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
    /// The names of all tags, in order, each only up to its first space.
    private func tags(_ html: String) -> [Substring] {
        html.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { piece in
            piece.prefix { $0 != ">" && $0 != " " && $0 != "\n" }
        }
    }

    private let known: Set<Substring> = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "a", "section",
        "strong", "ul",
        "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "small", "br",
    ]

    @Test(arguments: Language.allCases, [true, false])
    func `only our own elements are in it, and each one is closed`(language: Language, explains: Bool) {
        var open: [Substring] = []
        for tag in tags(Sample.report(.html, language, explains: explains)) {
            let name = tag.hasPrefix("/") ? tag.dropFirst() : tag
            #expect(known.contains(name), "\(tag)")
            if ["!DOCTYPE", "meta", "br"].contains(name) { continue }
            if tag.hasPrefix("/") { #expect(open.popLast() == name) } else { open.append(name) }
        }
        #expect(open.isEmpty)
    }

    @Test func `nothing is loaded or run`() {
        let html = Sample.report(.html)
        for word in ["<script", "src=", "href=\"http", "url(", "@import", "onload", "javascript:"] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(!html.unicodeScalars.contains { "\u{202E}\u{0}\u{1B}\u{FFFE}".unicodeScalars.contains($0) })
    }

    @Test func `grounds, gaps and counts are there for people`() {
        let html = Sample.report(.html, .zhTW, explains: false)
        #expect(html.contains("<html lang=\"zh-TW\">"))
        #expect(html.contains("FOI-6 侵害個人隱私、職業秘密或著作權人公開發表權"))
        #expect(html.contains("丙類：不予提供"))
        #expect(html.contains("<td>有密碼或加密</td>"))
        #expect(html.contains("<th scope=\"row\">文件總數</th><td>5</td>"))
        #expect(!html.contains("02-2"), "notes are counted, not listed")
        #expect(Sample.report(.html, .en).contains("02-2"))
    }

    @Test func `a document that passes with gaps is not called completely examined`() {
        #expect(Sample.report(.html, of: [Sample.clear]).contains("Examined completely"))
        #expect(!Sample.report(.html, of: [Sample.clearWithNote]).contains("Examined completely"))
    }

    @Test(arguments: [
        ("<a href='x'>&\"", "&lt;a href=&#39;x&#39;&gt;&amp;&quot;"),
        ("\u{0}\n\u{202E}", "\\u{0}\\u{A}\\u{202E}"),
        ("密\u{FFFD}", "密\u{FFFD}"),
    ])
    func `markup is spelled out`(text: String, escaped: String) {
        #expect(MarkupText.escaped(text) == escaped)
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF] as [UInt32])
    func `noncharacters are spelled out`(value: UInt32) throws {
        let text = String(try #require(Unicode.Scalar(value)))
        #expect(MarkupText.escaped(text) == "\\u{" + String(value, radix: 16, uppercase: true) + "}")
    }
}
