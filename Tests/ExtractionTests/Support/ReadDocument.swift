import Documents

@testable import Extraction

/// What reading a document gave: every text and every gap.
struct ReadDocument {
    var texts: [PartText] = []
    var gaps: [CoverageGap] = []
    var observations: [Observation] = []
    var mediaType = ""

    init(_ bytes: [UInt8], name: String = "document", limits: ExaminationLimits = ExaminationLimits()) {
        var texts: [PartText] = []
        var observations: [Observation] = []
        let extraction = Extraction(
            limits: limits, onText: { texts.append($0) }, onTrait: { observations.append($0) })
        extraction.readDocument(bytes, name: FileName(name))
        self.texts = texts
        self.observations = observations
        gaps = extraction.gaps
        mediaType = extraction.mediaType
    }

    init(text: String, name: String = "document") {
        self.init(Array(text.utf8), name: name)
    }

    var reasons: Set<CoverageReason> { Set(gaps.map(\.reason)) }

    /// Every text but the document's own name, parts separated by blank lines.
    var content: String {
        texts.dropFirst().map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n\n")
    }

    /// The text of the part at that chain of names.
    func text(at names: String...) -> String? {
        let parts = texts.filter { $0.path.names == names && $0.segments.first?.kind != .fileName }
        return parts.isEmpty
            ? nil : parts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    }

    func gaps(at names: String...) -> [CoverageReason] {
        gaps.filter { $0.part.names == names }.map(\.reason)
    }

    func gaps(at names: [String]) -> [CoverageReason] {
        gaps.filter { $0.part.names == names }.map(\.reason)
    }

    func traits(at names: String...) -> [Trait] {
        traits(at: names)
    }

    func traits(at names: [String]) -> [Trait] {
        observations.filter { $0.part.names == names }.map(\.trait)
    }

    /// The segments of the document itself, without its name and without markup as it was written.
    var segments: [ReadSegment] {
        texts.filter { $0.path == .document && !$0.isSource }.dropFirst().flatMap { text in
            text.segments.map { ReadSegment($0, in: text) }
        }
    }
}

/// A segment as a test likes to compare it.
struct ReadSegment: Equatable {
    var text: String
    var kind: SegmentKind
    var line: Int?
    var page: Int?
    var cell: String?
    var label: String?

    init(_ segment: Segment, in part: PartText) {
        let location = Location(segment: segment, text: part, column: nil)
        text = String(decoding: part.bytes[segment.range], as: UTF8.self)
        kind = segment.kind
        line = location.line
        page = location.page
        cell = location.cell
        label = location.field
    }
}
