import Documents
import Testing

/// Public PDF files, each with a text that must be found or a reason why it must be held.
@Suite(.enabled(if: PDFFixture.corpus != nil, "the corpus is not beside the project"))
struct PDFCorpusTests {
    struct Document: CustomTestStringConvertible, Sendable {
        var path: String
        var expected: String
        var mustFind: String
        var testDescription: String { path }
    }

    static let documents: [Document] = {
        guard let corpus = PDFFixture.corpus else { return [] }
        let manifest = String(
            decoding: FixtureFile.contents(of: corpus + "/MANIFEST.tsv") ?? [], as: UTF8.self)
        return manifest.split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count > 7, columns[0].hasPrefix("pdf/") else { return nil }
            return Document(
                path: columns[0], expected: columns[5], mustFind: plain[columns[0]] ?? columns[6])
        }
    }()

    /// Where the manifest has a text as a reader would have it that does not know the encoding, or in the shapes of
    /// letters and not in letters.
    private static let plain = [
        "pdf/pdfjs__ArabicCIDTrueType.pdf": "انواع الخطوط العربية",
        "pdf/pdfjs__XiaoBiaoSong.pdf": "一九三七年九月二十一日",
    ]

    @Test(arguments: documents)
    func `is read or held`(_ document: Document) throws {
        let corpus = try #require(PDFFixture.corpus)
        let bytes = FixtureFile.contents(of: corpus + "/" + document.path) ?? []
        let reading = PDFReading(bytes)
        let isFound = Self.letters(reading.runs.map(\.text).joined()).contains(
            Self.letters(document.mustFind))
        switch document.expected {
        case "readable": #expect(isFound)
        case "either": #expect(isFound || !reading.gaps.isEmpty)
        default: #expect(!reading.gaps.isEmpty)
        }
    }

    private static func letters(_ text: String) -> String {
        text.filter { $0.isLetter || $0.isNumber }
    }
}
