import Documents
import Foundation
import Testing

@testable import Extraction

@Suite struct JSONTests {
    @Test func `every value stands under its name, with its escapes undone`() {
        let text = #"{"id": "A1\u0034\u0030404047", "姓名": "\u6797\u5fd7\u8c6a", "plain": "x", "age": 23}"#
        let document = ReadDocument(text: text)
        #expect(document.gaps == [])
        #expect(document.mediaType == "application/json")
        #expect(document.content == text + "\n\nid:A140404047\t姓名:林志豪\tplain:x\tage:23")
        #expect(document.texts.map(\.isSource) == [false, true, false])
        let values = document.segments.filter { $0.label != nil }
        #expect(values.map(\.text) == ["A140404047", "林志豪", "x", "23"])
        #expect(values.map(\.label) == ["id", "姓名", "plain", "age"])
        #expect(values.allSatisfy { $0.kind == .formField && $0.line == 1 })
    }

    @Test func `an array of objects is a table`() {
        let text = """
            [{"姓名": "林志豪", "證號": "A140404047"},
             {"姓名": "陳怡君", "證號": "B240404040", "電話": [{"no": "0911000999"}]}]
            """
        let document = ReadDocument(text: text)
        let cells = document.segments.filter { $0.label != nil }
        #expect(cells.map(\.cell) == ["A1", "B1", "A2", "B2", "D1"])
        #expect(cells.map(\.label) == ["姓名", "證號", "姓名", "證號", "no"])
        #expect(cells.map(\.line) == [1, 1, 2, 2, 2])
        #expect(document.content.contains("林志豪\t證號:A140404047\n陳怡君\tB240404040"))
    }

    @Test func `a name that is a value is text and labels nothing`() {
        let document = ReadDocument(text: #"{"A140404047": {"ok": true}, "a@example.org": 1}"#)
        #expect(document.segments.map(\.text) == ["A140404047", "ok", "true", "a@example.org", "1"])
        #expect(document.segments.map(\.label) == [nil, nil, "ok", nil, nil])
    }

    @Test func `numbers of an array are one run`() {
        let document = ReadDocument(text: #"{"coordinates": [[[121.5, 25.0], [121.6, 25.1]]], "b": "x"}"#)
        #expect(document.segments.map(\.text) == ["coordinates", "121.5, 25.0], [121.6, 25.1", "b", "x"])
        #expect(document.segments.map(\.label) == [nil, "coordinates", nil, "b"])
    }

    @Test func `remarks are read, and are no fault`() {
        let document = ReadDocument(text: "// A140404047\n{\"a\": 1, /* two\nlines */ \"b\": 2}\n")
        #expect(document.gaps == [])
        #expect(document.segments.filter { $0.kind == .comment }.map(\.text) == ["A140404047", "two\nlines"])
    }

    @Test func `files and pages in strings are read`() {
        let letter = Array("<?xml version='1.0'?><a>一份很長的文件：身分證字號 A140404047，請妥為保管。</a>".utf8)
        let document = ReadDocument(
            text: #"{"file": "\#(Data(letter).base64EncodedString())", "page": "<p>密等：<b>機</b>密</p>"}"#)
        #expect(document.gaps == [])
        #expect(document.text(at: "data 1")?.contains("A140404047") == true)
        #expect(document.text(at: "page") == "密等：機密")
    }

    @Test func `JSON inside a string is read as JSON`() {
        let document = ReadDocument(
            text: #"{"a":"{\"b\":\"{\\\"c\\\":\\\"\\\\u8b49\\\\u865fA140404047\\\"}\"}"}"#)
        #expect(document.gaps == [])
        #expect(document.text(at: "data 1", "data 1")?.contains("證號A140404047") == true)
    }

    @Test func `a string alone has its escapes undone`() {
        let document = ReadDocument(text: #""\u8b49\u865fA140404047""#)
        #expect(document.segments.map(\.text) == ["證號A140404047"])
        #expect(ReadDocument(text: "\"quoted\"").mediaType == "text/plain")
    }

    @Test func `names and nested values are undone too`() {
        let document = ReadDocument(text: #"[{"a":{"\u0062":["c\/d", 1, "\ud83d\ude00"]}}]"#)
        #expect(document.gaps == [])
        #expect(document.segments.map(\.text) == ["a", "b", "c/d", "1", "😀"])
    }

    @Test func `lines of values are read`() {
        let document = ReadDocument(text: "{\"a\":1}\n{\"a\":\"\\u0041\"}\n")
        #expect(document.mediaType == "application/x-ndjson")
        #expect(document.segments.last?.text == "A")
        #expect(document.segments.last?.line == 2)
        #expect(document.segments.last?.cell == "A2")
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
        #expect(scanner.scan() == .valid(values: 1))
    }

    @Test(arguments: [
        "", "01", "+1", "1.", ".5", "1e", "tru", "\"", "[", "]", "[1,]", "{\"a\"}", "{1:2}", "\u{FEFF}1",
    ])
    func `values that it does not are not`(value: String) {
        var scanner = JSONScanner(Array(value.utf8)[...])
        #expect(scanner.scan() == .invalid)
    }
}
