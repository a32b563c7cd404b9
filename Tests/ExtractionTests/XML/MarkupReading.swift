import Documents
import Foundation

@testable import Extraction

/// What the extraction makes of a page, a piece of XML or an office document.
struct MarkupReading {
    struct Run: Hashable {
        var text: String
        var kind: SegmentKind
        var concealment: Concealment
        var label: String?
        var sheet: String?
        var cell: String?
        var slide: Int?
        var line: Int?
        var part: String
    }

    private(set) var runs: [Run] = []
    private(set) var texts: [String] = []
    let gaps: [CoverageGap]
    let traits: [Observation]
    let mediaType: String

    init(_ bytes: [UInt8], limits: ExaminationLimits = ExaminationLimits()) {
        let document = ReadDocument(bytes, limits: limits)
        gaps = document.gaps
        traits = document.observations
        mediaType = document.mediaType
        texts = document.texts.map { String(decoding: $0.bytes, as: UTF8.self) }
        runs = document.texts.dropFirst().flatMap { text in
            text.segments.map { segment in
                let place = Location(segment: segment, text: text, column: nil)
                return Run(
                    text: String(decoding: text.bytes[segment.range], as: UTF8.self), kind: segment.kind,
                    concealment: segment.concealment, label: place.field, sheet: place.sheet,
                    cell: place.cell,
                    slide: place.slide, line: place.line, part: text.path.description)
            }
        }
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    init(_ files: KeyValuePairs<String, String>) {
        self.init(ZipBuilder(files).build())
    }

    var reasons: Set<CoverageReason> { Set(gaps.map(\.reason)) }

    func runs(_ text: String) -> [Run] { runs.filter { $0.text == text } }

    func first(_ text: String) -> Run? { runs(text).first }

    /// A document that another program has written.
    static func fixture(_ name: String) throws -> MarkupReading {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appending(path: "fixtures").path),
            folder.path.count > 1
        {
            folder.deleteLastPathComponent()
        }
        return MarkupReading(Array(try Data(contentsOf: folder.appending(path: "fixtures/\(name)"))))
    }
}
