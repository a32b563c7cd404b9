package import Documents

/// One reading of one document: what has been spent of its limits, what was found, what was missed.
///
/// Readers get the part's bytes and this; they hand text to ``deliver(_:mediaType:path:)``, members to
/// ``readPart(_:)`` and everything that they could not read to ``miss(_:_:at:)``. Forgetting the last is the one
/// unforgivable mistake: what is neither delivered nor missed would pass unseen.
///
/// Used by one thread in a process of its own.
package final class Extraction {
    package let limits: ExaminationLimits
    package private(set) var gaps: [CoverageGap] = []
    /// The type of the document itself; set before the first text is delivered.
    package private(set) var mediaType = "application/octet-stream"

    /// Gaps that are listed; a document with one is held already.
    private static let mostGaps = 2_000
    private static let mostTraits = 1_000

    private var knownGaps: Set<CoverageGap> = []
    private let onText: (PartText) -> Void
    private let onGap: (CoverageGap) -> Void
    private let onTrait: (Observation) -> Void
    private var knownTraits: Set<Observation> = []
    private var expandedBytes: Int64 = 0
    private var textBytes: Int64 = 0
    private var members = 0
    /// The parts that are being read, one inside the other, and what each turned out to be.
    private var openParts: [(path: PartPath, mediaType: String?)] = []
    /// What reading the pixels of pictures has cost so far.
    var recognition = RecognitionBudget()

    /// - Parameters:
    ///   - limits: what may be spent, over all levels of nesting.
    ///   - onText: called with each part's text as soon as it is complete.
    ///   - onGap: called for each part that was not fully read.
    ///   - onTrait: called for each fact that no text tells, once.
    package init(
        limits: ExaminationLimits, onText: @escaping (PartText) -> Void,
        onGap: @escaping (CoverageGap) -> Void = { _ in },
        onTrait: @escaping (Observation) -> Void = { _ in }
    ) {
        self.limits = limits
        self.onText = onText
        self.onGap = onGap
        self.onTrait = onTrait
    }

    /// Reads a dropped file: its name, then its content.
    package func readDocument(_ bytes: [UInt8], name: FileName) {
        // A name is bytes in an encoding, too.
        let decoded = TextDecoder.decode(name.bytes[...])
        decoded.report(to: self, at: .document)
        if decoded.readings.isEmpty { deliverName(name.text, path: .document) }
        for reading in decoded.readings {
            deliverName(String(decoding: reading.text, as: UTF8.self), path: .document)
        }
        readPart(Source(bytes: bytes[...], path: .document, name: name.text))
    }

    /// Reads one part by every format that recognises it.
    ///
    /// Bytes that open as two formats are read as both, because the reader at the far end may choose either.
    package func readPart(_ source: Source) {
        guard source.path.depth <= limits.depth else {
            miss(.limit, "more than \(limits.depth) containers inside one another", at: source.path)
            return
        }
        guard !source.bytes.isEmpty else { return recognise(source.path, as: FileKind.emptyMediaType) }
        openParts.append((source.path, nil))
        readContent(of: source)
        if let part = openParts.popLast(), let mediaType = part.mediaType {
            compare(mediaType, with: source.name, at: source.path)
        }
    }

    private func readContent(of source: Source) {
        let formats = Format.recognising(source.bytes)
        let foreign = FileKind.known(source.bytes)
        if let mediaType = foreign?.mediaType ?? formats.first?.mediaType {
            recognise(source.path, as: mediaType)
        }
        // What a signature names and nobody reads is missed, even where another format is found in the same bytes.
        if let foreign { miss(foreign.reason, foreign.explanation, at: source.path) }
        if foreign?.isProgram == true, formats.isEmpty {
            observe(.program, "the file is a program", at: source.path)
        }
        for format in formats { format.read(source, self) }
        guard formats.isEmpty else { return }
        if let promised = PromisedFormat(name: source.name), foreign == nil {
            miss(
                .corrupt, "its name promises \(promised.name), its bytes are something else", at: source.path)
        }
        if foreign == nil || UTF8Check.isPlain(source.bytes) {
            TextReader.read(source, as: foreign?.mediaType, self)
        }
    }

    /// Says what the part really is, where a reader knows better than its container; matters for the document only.
    func recognise(_ path: PartPath, as mediaType: String) {
        if path == .document { self.mediaType = mediaType }
        if let last = openParts.indices.last, openParts[last].path == path {
            openParts[last].mediaType = mediaType
        }
    }

    /// Notes where a part's name promises another type than its bytes are.
    private func compare(_ mediaType: String, with name: String, at path: PartPath) {
        switch PromisedType(name: name)?.judge(mediaType) {
        case .exported:
            observe(
                .exportedAsOther, "its name promises an Office document, its bytes are \(mediaType)", at: path
            )
        case .other: observe(.typeMismatch, "its name promises another type than \(mediaType)", at: path)
        case .kept, nil: break
        }
    }

    /// Enters a member of a container: its name is text too, then its content is read.
    ///
    /// - Parameters:
    ///   - bytes: the member's content.
    ///   - name: its name in the container.
    ///   - container: where it stands.
    ///   - format: who reads it, where the container says so; told by content otherwise.
    /// - Returns: `false` when the limit of members is spent; the gap has been noted then.
    @discardableResult
    package func readMember(
        _ bytes: ArraySlice<UInt8>, name: String, in container: PartPath, as format: Format? = nil
    ) -> Bool {
        guard countMember(in: container) else { return false }
        let path = container.appending(name)
        deliverName(name, path: path)
        let source = Source(bytes: bytes, path: path, name: name)
        guard let format, path.depth <= limits.depth else {
            readPart(source)
            return true
        }
        format.read(source, self)
        return true
    }

    /// Counts one member against the limit.
    package func countMember(in container: PartPath) -> Bool {
        members += 1
        guard members <= limits.members else {
            if members == limits.members + 1 {
                miss(.limit, "more than \(limits.members) members", at: container)
            }
            return false
        }
        return true
    }

    /// Counts bytes that a container or compressed stream has produced.
    ///
    /// - Returns: `false` when the limit is spent; the caller stops and notes the gap.
    package func spend(expanded bytes: Int) -> Bool {
        expandedBytes += Int64(bytes)
        return expandedBytes <= limits.expandedBytes
    }

    /// Whether one member has grown beyond all proportion to its compressed size.
    func isBomb(packed: Int, expanded: Int) -> Bool {
        expanded > 1 << 20 && Int64(expanded) / limits.expansionRatio > Int64(packed)
    }

    /// Bytes that are still read of a part that expands beyond the limits: the gap is there, and the rest would cost more
    /// than anything it could tell.
    static let readOfExpansion = 1 << 20

    /// Notes that a part expands beyond the limits.
    func missExpansion(at path: PartPath) {
        miss(.limit, "it expands beyond the limits on expanded bytes or ratio", at: path)
    }

    /// Hands over one part's text.
    ///
    /// `isSource` says that it is markup, whose content is delivered besides.
    package func deliver(
        _ builder: PartTextBuilder, mediaType: String, path: PartPath, isSource: Bool = false
    ) {
        guard !builder.isEmpty else { return }
        textBytes += Int64(builder.count)
        guard textBytes <= limits.textBytes else {
            miss(.limit, "more than \(limits.textBytes) bytes of text", at: path)
            return
        }
        onText(builder.build(path: path, mediaType: mediaType, isSource: isSource).tellingSoftware())
    }

    /// Notes that a part, or something in it, was not read.
    package func miss(_ reason: CoverageReason, _ detail: String, at path: PartPath) {
        guard gaps.count < Self.mostGaps else { return }
        let isLast = gaps.count == Self.mostGaps - 1
        let gap =
            isLast
            ? CoverageGap(part: .document, reason: .limit, detail: "more gaps than are listed")
            : CoverageGap(part: path, reason: reason, detail: detail)
        guard knownGaps.insert(gap).inserted else { return }
        gaps.append(gap)
        onGap(gap)
    }

    /// Notes a fact about a part that no text tells; beyond a thousand they tell nobody anything more.
    func observe(_ trait: Trait, _ detail: String, at path: PartPath, location: Location? = nil) {
        guard knownTraits.count < Self.mostTraits else { return }
        let observation = Observation(trait: trait, part: path, location: location, detail: detail)
        if knownTraits.insert(observation).inserted { onTrait(observation) }
    }

    private func deliverName(_ name: String, path: PartPath) {
        var builder = PartTextBuilder()
        builder.append(Array(name.utf8), kind: .fileName)
        deliver(builder, mediaType: "text/plain", path: path)
    }
}
