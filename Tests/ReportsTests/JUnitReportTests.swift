import Documents
import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct JUnitReportTests {
    /// What the parser met, element by element.
    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String], text: String)] = []
        /// Whether the last element has begun and nothing has ended since.
        private var isOpen = false

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append((name, attributes, ""))
            isOpen = true
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if isOpen { elements[elements.count - 1].text += text }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            isOpen = false
        }
    }

    private func read(_ report: String) throws -> [(name: String, attributes: [String: String], text: String)]
    {
        let parser = XMLParser(data: Data(report.utf8))
        let reader = Reader()
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return reader.elements
    }

    @Test func `a suite for each outcome, with counts that add up`() throws {
        let elements = try read(Sample.report(.junit))
        let all = try #require(elements.first)
        #expect(
            [all.attributes["tests"], all.attributes["failures"], all.attributes["errors"]] == [
                "5", "1", "2",
            ])
        #expect(all.attributes["time"] == "5.210")
        let suites = elements.filter { $0.name == "testsuite" }
        #expect(suites.map { $0.attributes["name"] } == ["clear", "held", "unexamined"])
        #expect(suites.map { $0.attributes["tests"] } == ["2", "1", "2"])
        #expect(elements.count { $0.name == "testcase" } == 5)
        #expect(elements.count { $0.name == "failure" } == 1)
        #expect(elements.count { $0.name == "error" } == 2)
    }

    @Test func `a failure tells its findings and its gaps`() throws {
        let elements = try read(Sample.report(.junit))
        let failure = try #require(elements.first { $0.name == "failure" })
        #expect(failure.attributes["type"] == "FOI-6 PDP")
        #expect(failure.text.contains("[hold] National identification number: "))
        #expect(failure.text.contains("[encrypted] Password or encryption: "))
        #expect(failure.text.split(separator: "\n").count == 3)
        #expect(failure.text.contains("]]>\\u{0}\\u{1B}[2J\\u{FFFE}"))
    }

    @Test func `names come through the parser as they are shown`() throws {
        let names = try read(Sample.report(.junit)).filter { $0.name == "testcase" }.map {
            $0.attributes["name"]
        }
        #expect(names.contains("名冊/<script>alert(1)</script>\"'\\u{A}\\u{202E}fdp.xlsx"))
        #expect(names.contains { $0?.hasSuffix("[\(Sample.unexamined.path.hexadecimal)]") == true })
    }
}
