import Documents

/// One paragraph's text as pieces, each with how it shows.
///
/// A value may be split over runs, over insertions and deletions, over shown and hidden text. What the eye reads is
/// one segment; what is hidden, deleted or inserted follows as segments of its own, each widened to whole words, so
/// that a value of which only the tail is hidden is still one value.
struct Passage {
    /// How a piece shows.
    enum Layer: Hashable {
        case visible
        case inserted
        case deleted
        case concealed(Concealment)
        /// Instructions to the program, such as a field's code.
        case code
    }

    private struct Piece {
        let layer: Layer
        let range: Range<Int>
    }

    private var bytes: [UInt8] = []
    private var pieces: [Piece] = []

    var isEmpty: Bool { bytes.isEmpty }
    var endsInSpace: Bool { bytes.last.map(\.isXMLSpace) ?? true }

    mutating func append(_ text: some Collection<UInt8>, layer: Layer = .visible) {
        guard !text.isEmpty else { return }
        let start = bytes.count
        bytes.append(contentsOf: text)
        if let last = pieces.last, last.layer == layer {
            pieces[pieces.count - 1] = Piece(layer: layer, range: last.range.lowerBound..<bytes.count)
        } else {
            pieces.append(Piece(layer: layer, range: start..<bytes.count))
        }
    }

    /// The text that shows, insertions taken as accepted.
    var visible: [UInt8] {
        if pieces.count == 1, pieces[0].layer == .visible { return bytes }
        return pieces.reduce(into: []) { text, piece in
            if piece.layer == .visible || piece.layer == .inserted { text += bytes[piece.range] }
        }
    }

    /// Hands every layer to the builder.
    ///
    /// The separator is written before the first of the segments.
    func deliver(
        to builder: inout PartTextBuilder, kind: SegmentKind, concealment: Concealment = .none,
        place: Place = Place(),
        label: Int32 = Place.absent, separator: UInt8 = UInt8(ascii: "\n")
    ) {
        var separator = separator
        let text = visible.trimmed
        if !text.isEmpty {
            let isInserted = !pieces.contains { $0.layer == .visible && !bytes[$0.range].trimmed.isEmpty }
            builder.append(
                text, kind: isInserted ? .trackedInsertion : kind, concealment: concealment, place: place,
                label: label, separator: separator)
            separator = UInt8(ascii: "\n")
            if isInserted {
                return deliverLayers(
                    except: [.visible, .inserted], to: &builder, kind, place, label, separator)
            }
        }
        deliverLayers(except: [.visible], to: &builder, kind, place, label, separator)
    }

    private func deliverLayers(
        except done: Set<Layer>, to builder: inout PartTextBuilder, _ kind: SegmentKind, _ place: Place,
        _ label: Int32, _ separator: UInt8
    ) {
        var separator = separator
        var seen = done
        for piece in pieces where seen.insert(piece.layer).inserted {
            for text in words(of: piece.layer) {
                builder.append(
                    text, kind: piece.layer.kind(within: kind), concealment: piece.layer.concealment,
                    place: place,
                    label: label, separator: separator)
                separator = UInt8(ascii: "\n")
            }
        }
    }

    /// The runs of one layer, each widened over the letters and digits that touch it in the text as that layer's
    /// reader would see it.
    private func words(of layer: Layer) -> [ArraySlice<UInt8>] {
        var text: [UInt8] = []
        var marks: [Range<Int>] = []
        for piece in pieces where piece.layer == layer || layer.reads(piece.layer) {
            if piece.layer == layer { marks.append(text.count..<(text.count + piece.range.count)) }
            text += bytes[piece.range]
        }
        guard layer != .code else { return marks.map { text[$0].trimmed }.filter { !$0.isEmpty } }
        var runs: [Range<Int>] = []
        for mark in marks where !text[mark].trimmed.isEmpty {
            let wide = text.widened(mark)
            if let last = runs.last, wide.lowerBound <= last.upperBound {
                runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, wide.upperBound)
            } else {
                runs.append(wide)
            }
        }
        return runs.map { text[$0].trimmed }
    }
}

extension Passage.Layer {
    var concealment: Concealment {
        switch self {
        case .visible, .inserted, .deleted: .none
        case .concealed(let how): how
        case .code: .markupOnly
        }
    }

    func kind(within kind: SegmentKind) -> SegmentKind {
        switch self {
        case .visible, .concealed: kind
        case .inserted: .trackedInsertion
        case .deleted: .trackedDeletion
        case .code: .hidden
        }
    }

    /// Whether somebody who sees this layer reads it together with the other one.
    fileprivate func reads(_ other: Self) -> Bool {
        switch (self, other) {
        case (.code, _), (_, .code): false
        case (_, .visible): true
        case (.concealed, .inserted): true
        default: false
        }
    }
}
