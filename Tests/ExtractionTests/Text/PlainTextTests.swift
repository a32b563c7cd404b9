import Documents
import Testing

@testable import Extraction

@Suite struct PlainTextTests {
    @Test func `lines are numbered as an editor numbers them, whatever ends them`() {
        let document = ReadDocument(text: "one\ntwo\r\nthree\rfour\u{2028}five\u{85}\nseven")
        #expect(document.gaps == [])
        #expect(document.mediaType == "text/plain")
        #expect(document.segments.map(\.text) == ["one", "two", "three", "four", "five", "seven"])
        #expect(document.segments.map(\.line) == [1, 2, 3, 4, 5, 7])
    }

    @Test func `a form feed starts a page`() {
        let segments = ReadDocument(text: "one\n\u{0C}two\nthree").segments
        #expect(segments.map(\.page) == [1, 2, 2])
        #expect(segments.map(\.line) == [1, 2, 3])
        #expect(ReadDocument(text: "one\ntwo").segments.map(\.page) == [nil, nil])
    }

    @Test func `number signs make a heading`() {
        let segments = ReadDocument(text: "# 主旨\n#hashtag\n####### seven\n內文").segments
        #expect(segments.map(\.kind) == [.heading, .body, .body, .body])
    }

    @Test func `an empty file is read, and its name is still text`() {
        let document = ReadDocument([], name: "A123456789.txt")
        #expect(document.gaps == [])
        #expect(document.texts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["A123456789.txt"])
        #expect(document.mediaType == "application/x-empty")
    }

    @Test func `blank lines count and nothing else`() {
        #expect(ReadDocument(text: "\n\n  \nlast").segments.map(\.line) == [3, 4])
    }

    @Test func `a private key is text`() {
        let document = ReadDocument(text: "-----BEGIN PRIVATE KEY-----\nMIICeAIBADANBgkqhkiG9w0BAQEFAASC\n")
        #expect(document.gaps == [])
        #expect(document.content.contains("BEGIN PRIVATE KEY"))
    }

    @Test func `a file's name is read in its own encoding`() {
        var names: [String] = []
        let extraction = Extraction(
            limits: ExaminationLimits(), onText: { names.append(String(decoding: $0.bytes, as: UTF8.self)) })
        let name = bytes("a8ada5f7c3d2a657a555") + Array(".txt".utf8)
        extraction.readDocument([], name: FileName(bytes: name))
        #expect(names.contains("身份證名冊.txt"))
        #expect(extraction.gaps == [])
        extraction.readDocument([], name: FileName(bytes: [0x61, 0xFF, 0xFE, 0x80]))
        #expect(extraction.gaps.map(\.reason).contains(.undecodable))
    }
}
