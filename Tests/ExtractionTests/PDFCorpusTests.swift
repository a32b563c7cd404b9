import Documents
import Foundation
import Testing

/// Public PDF files, each with a text that must be found or a reason why it must be held.
@Suite(.enabled(if: PDFFixture.corpus != nil, "the corpus is not beside the project"))
struct PDFCorpusTests {
    struct Document: CustomTestStringConvertible, Sendable {
        var path: String
        var expected: String
        var mustFind: String
        var isRightToLeft: Bool
        var testDescription: String { path }
    }

    static let documents: [Document] = {
        guard let corpus = PDFFixture.corpus,
            let manifest = try? String(contentsOf: corpus.appending(path: "MANIFEST.tsv"), encoding: .utf8)
        else { return [] }
        return manifest.split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count > 7, columns[0].hasPrefix("pdf/") else { return nil }
            return Document(
                path: columns[0], expected: columns[5], mustFind: columns[6],
                isRightToLeft: columns[7].contains("rtl"))
        }
    }()

    @Test(arguments: documents)
    func `is read or held`(_ document: Document) throws {
        let corpus = try #require(PDFFixture.corpus)
        let bytes = Array(try Data(contentsOf: corpus.appending(path: document.path)))
        let clock = ContinuousClock()
        let start = clock.now
        let reading = PDFReading(bytes)
        #expect(clock.now - start < .seconds(30))
        let text = reading.runs.map(\.text).joined()
        if document.expected == "readable" {
            let (found, wanted) = (Self.letters(text), Self.letters(document.mustFind))
            #expect(document.isRightToLeft ? Set(found).isSuperset(of: wanted) : found.contains(wanted))
        } else if document.expected != "either" {
            #expect(!reading.gaps.isEmpty)
        } else if !document.mustFind.isEmpty, !document.path.contains("XiaoBiaoSong") {
            // XiaoBiaoSong's string is what a reader makes of it that does not know its encoding.
            #expect(!reading.gaps.isEmpty || Self.letters(text).contains(Self.letters(document.mustFind)))
        }
    }

    /// Letters and digits in their plain forms.
    private static func letters(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.filter { $0.isLetter || $0.isNumber }
    }
}
