import Documents
import Testing

@testable import Extraction

@Suite(.enabled(if: Corpus.isThere, "../shared/corpus is not beside the project"), .timeLimit(.minutes(20)))
struct CorpusTests {
    /// Formats of this layer: containers and text.
    static let formats: Set = [
        "doc", "xls", "ppt", "msg", "rtf", "xlsb", "zip", "csv", "tsv", "json", "txt", "pem", "epub", "7z",
        "tar", "rar", "eml", "jpg", "png", "heic",
    ]

    /// The manifest asks for a line that this key file does not have: its header is "BEGIN PRIVATE KEY".
    static let misdescribed: Set = ["text/tika__testRSAKEY.pem"]

    static let readable = Corpus.all.filter {
        $0.expected == "readable" && formats.contains($0.format)
            && !misdescribed.contains($0.path)
    }

    @Test(arguments: readable)
    func `the distinctive string of a readable document is found`(entry: Corpus.Entry) {
        let document = ReadDocument(entry.bytes, name: entry.name)
        #expect(document.content.lettersAndDigits.contains(entry.mustFind.lettersAndDigits))
    }

    @Test(arguments: Corpus.all.filter { $0.expected == "ocr-or-hold" })
    func `a picture of text is read or a gap`(entry: Corpus.Entry) {
        let document = ReadDocument(entry.bytes, name: entry.name)
        let isRead = document.texts.contains { text in text.segments.contains { $0.kind == .ocr } }
        #expect(isRead || !document.gaps.isEmpty)
    }

    @Test(arguments: Corpus.all.filter { $0.expected.hasPrefix("hold") })
    func `what can't be read whole never comes out without a gap`(entry: Corpus.Entry) {
        #expect(!ReadDocument(entry.bytes, name: entry.name).gaps.isEmpty)
    }

    @Test(arguments: Corpus.all.filter { $0.expected == "either" && formats.contains($0.format) })
    func `a damaged document is read whole or has a gap`(entry: Corpus.Entry) {
        let document = ReadDocument(entry.bytes, name: entry.name)
        let isWhole = document.content.lettersAndDigits.contains(entry.mustFind.lettersAndDigits)
        #expect(!document.gaps.isEmpty || isWhole)
    }
}
