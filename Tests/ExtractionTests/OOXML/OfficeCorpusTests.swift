import Documents
import Testing

@testable import Extraction

/// Public documents of these families, each with a text that must be found or a reason to be held.
@Suite(.enabled(if: Corpus.isThere, "../shared/corpus is not beside the project"), .timeLimit(.minutes(20)))
struct OfficeCorpusTests {
    static let documents = Corpus.all.filter { entry in
        ["ooxml/", "odf/", "html/", "xml/"].contains { entry.path.hasPrefix($0) }
    }

    @Test(arguments: documents)
    func `is read or held`(entry: Corpus.Entry) {
        var limits = ExaminationLimits()
        // The bombs fill whatever they are given.
        limits.textBytes = 32 << 20
        let document = ReadDocument(entry.bytes, name: entry.name, limits: limits)
        let isFound = document.content.lettersAndDigits.contains(entry.mustFind.lettersAndDigits)
        switch entry.expected {
        case "readable": #expect(isFound)
        case "either": #expect(isFound || !document.gaps.isEmpty)
        default: #expect(!document.gaps.isEmpty)
        }
    }
}
