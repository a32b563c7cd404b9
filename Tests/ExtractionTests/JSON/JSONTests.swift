import Documents
import Testing

@testable import Extraction

@Suite struct JSONTests {
    @Test func `the text stands as in the file, and disguised strings are undone`() {
        let text = #"{"id": "A1\u0034\u0030404047", "姓名": "\u6797\u5fd7\u8c6a", "plain": "x"}"#
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        #expect(document.mediaType == "application/json")
        #expect(document.segments.first?.text == text)
        #expect(document.segments.dropFirst().map(\.text) == ["A140404047", "林志豪"])
        #expect(document.segments.dropFirst().map(\.label) == ["id", "姓名"])
        #expect(document.segments.dropFirst().map(\.kind) == [.formField, .formField])
    }

    @Test func `names and nested values are undone too`() {
        let document = ReadDocument(text: #"[{"a":{"\u0062":["c\/d", 1, "\ud83d\ude00"]}}]"#)
        #expect(document.gaps == [])
        #expect(document.segments.dropFirst().map(\.text) == ["b", "c/d", "😀"])
    }

    @Test func `lines of values are read`() {
        let document = ReadDocument(text: "{\"a\":1}\n{\"a\":\"\\u0041\"}\n")
        #expect(document.mediaType == "application/x-ndjson")
        #expect(document.segments.last?.text == "A")
        #expect(document.segments.last?.line == 2)
    }

    @Test(arguments: [
        #"{"a": 1"#, #"{"a": 1,}"#, #"{"a": "\u00g0"}"#, #"{"a": 01, "b": 2}"#, #"{"a": 1} x {"b": 2}"#,
        "{\"a\": \"line\nbreak\"}", #"{"a": NaN}"#, #"[[1, 2], [3}"#, #"{"a" 1, "b": 2}"#, #"[1, 2 3, 4]"#,
        "{\"a\": \"open",
    ])
    func `what is meant as JSON and is none is a gap, and still read`(text: String) {
        let document = ReadDocument(text: text)
        #expect(document.reasons == [.corrupt])
        #expect(document.content.lettersAndDigits == text.lettersAndDigits)
    }

    @Test(arguments: ["[公告] 本校放假", "{ 備註 }", "[1] 參考文獻\n[2] 另一篇", "[TBD]"])
    func `text in brackets is text`(text: String) {
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        #expect(document.mediaType == "text/plain")
    }

    @Test func `deep nesting is a limit and costs nothing`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(ReadDocument(text: text).reasons == [.limit])
        let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        #expect(ReadDocument(text: deep).gaps == [])
    }

    @Test func `half a surrogate pair is a gap`() {
        #expect(ReadDocument(text: #"{"a": "\ud800"}"#).reasons == [.partialText])
    }

    @Test(arguments: ["1", "-0.5e+10", "1E5", "0", "true", "null", "\"x\"", "[]", "{}", " [1,2] "])
    func `values that RFC 8259 allows are valid`(value: String) {
        var scanner = JSONScanner(Array(value.utf8)[...])
        #expect(scanner.scan { _ in } == .valid(values: 1))
    }

    @Test(arguments: [
        "", "01", "+1", "1.", ".5", "1e", "tru", "\"", "[", "]", "[1,]", "{\"a\"}", "{1:2}", "\u{FEFF}1",
    ])
    func `values that it does not are not`(value: String) {
        var scanner = JSONScanner(Array(value.utf8)[...])
        #expect(scanner.scan { _ in } == .invalid)
    }
}
