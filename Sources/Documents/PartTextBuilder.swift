/// Collects a part's text, run by run, in reading order.
package struct PartTextBuilder: Sendable {
    private var bytes: [UInt8] = []
    private var segments: [Segment] = []
    private var names: [String] = []
    private var nameIndex: [String: Int32] = [:]

    package init() {}

    /// Bytes collected so far.
    package var count: Int { bytes.count }

    package var isEmpty: Bool { segments.isEmpty }

    /// Whether so much is collected that it is time to hand it over: 32 MiB of text, or half a million runs.
    package var isFull: Bool { bytes.count > 32 << 20 || segments.count > 1 << 19 }

    /// Begins another text of the same part; the numbers of names stay valid.
    package mutating func restart() {
        bytes.removeAll()
        segments.removeAll()
    }

    /// Runs collected so far.
    package var runCount: Int { segments.count }

    /// Notes that runs are hidden after all: by something that came later.
    ///
    /// What is hidden already stays as it is.
    package mutating func conceal(_ runs: Range<Int>, as how: Concealment) {
        for index in runs.clamped(to: segments.indices) where segments[index].concealment == .none {
            segments[index].concealment = how
        }
    }

    /// Enters a sheet name, column header or field name and returns its number.
    package mutating func name(_ name: String) -> Int32 {
        if let known = nameIndex[name] { return known }
        let index = Int32(names.count)
        names.append(name)
        nameIndex[name] = index
        return index
    }

    /// Adds one run of text; empty text adds nothing.
    ///
    /// NUL bytes become spaces, because no text may hold one (C libraries stop there).
    ///
    /// - `text`: valid UTF-8.
    /// - `separator`: written between the run before and this one; nothing is written before the first.
    package mutating func append(
        _ text: some Collection<UInt8>, kind: SegmentKind, concealment: Concealment = .none,
        place: Place = Place(), label: Int32 = Place.absent, separator: UInt8 = UInt8(ascii: "\n")
    ) {
        guard !text.isEmpty else { return }
        if !bytes.isEmpty { bytes.append(separator) }
        let start = bytes.count
        // Contiguous bytes are copied at once; element by element a large text takes seconds.
        let isCopied: Void? = text.withContiguousStorageIfAvailable { unsafe bytes.append(contentsOf: $0) }
        if isCopied == nil { bytes.append(contentsOf: text) }
        for index in start..<bytes.count where bytes[index] == 0 { bytes[index] = UInt8(ascii: " ") }
        segments.append(
            Segment(
                range: start..<bytes.count, kind: kind, concealment: concealment, place: place, label: label))
    }

    package func build(path: PartPath, mediaType: String, isSource: Bool = false) -> PartText {
        PartText(
            path: path, mediaType: mediaType, bytes: bytes, segments: segments, names: names,
            isSource: isSource)
    }
}
