import Documents
import Extraction

/// What the extraction makes of a document.
struct PDFReading {
    struct Run: Hashable {
        var text: String
        var kind: SegmentKind
        var concealment: Concealment
        var page: Int?
        var line: Int?
        var field: String?
        var part: String
    }

    private(set) var runs: [Run] = []
    private(set) var gaps: [CoverageGap] = []
    private(set) var observations: [Observation] = []

    init(_ bytes: [UInt8], limits: ExaminationLimits = ExaminationLimits()) {
        var texts: [PartText] = []
        var observations: [Observation] = []
        let extraction = Extraction(
            limits: limits, onText: { texts.append($0) }, onTrait: { observations.append($0) })
        extraction.readDocument(bytes, name: FileName("specimen.pdf"))
        gaps = extraction.gaps
        self.observations = observations
        runs = texts.flatMap { text in
            text.segments.filter { $0.kind != .fileName }.map { segment in
                let location = Location(segment: segment, text: text, column: nil)
                return Run(
                    text: String(decoding: text.bytes[segment.range], as: UTF8.self), kind: segment.kind,
                    concealment: segment.concealment, page: location.page, line: location.line,
                    field: location.field, part: text.path.description)
            }
        }
    }

    var reasons: Set<CoverageReason> { Set(gaps.map(\.reason)) }
    var traits: Set<Trait> { Set(observations.map(\.trait)) }

    /// The lines of a page as a reader sees them: runs of the same line joined by spaces.
    func lines(ofPage page: Int) -> [String] {
        let own = runs.filter { $0.page == page && $0.line != nil }
        return Dictionary(grouping: own, by: { $0.line ?? 0 }).sorted { $0.key < $1.key }.map {
            $0.value.map(\.text).joined(separator: " ")
        }
    }

    func runs(_ text: String) -> [Run] { runs.filter { $0.text == text } }

    func first(_ text: String) -> Run? { runs(text).first }
}
