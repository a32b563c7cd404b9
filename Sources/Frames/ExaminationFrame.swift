package import Documents

/// One message from the confined child to the daemon.
///
/// On the pipe each is preceded by its length, a little-endian `UInt32`.
package enum ExaminationFrame: Sendable {
    /// The document's type has been decided. The first frame of every answer.
    case document(mediaType: String)
    case finding(ReportedFinding)
    case gap(CoverageGap)
    /// One part's text; sent only on request.
    case text(PartText)
    /// What came before does not count: the document is read once more from the beginning, by better means.
    ///
    /// Text comes again in the same order, as far as it had come.
    case again
    /// The last frame. An answer that ends without it did not end well.
    case end(textBytes: Int, milliseconds: Int)

    /// Frames other than text are small.
    package static let maximumBytes = 64 << 10
    /// A part's text with its segments.
    package static let maximumTextBytes = 768 << 20

    /// Gaps in one answer; the last one then tells how many more there were.
    package static let maximumGaps = 1_000
    /// Bytes of the length before each frame.
    package static let lengthBytes = 4

    /// The frame as it stands on the pipe, its length before it.
    package func onTheWire() -> [UInt8] {
        let body = encoded()
        var writer = FrameWriter()
        writer.write(bytes: body)
        return writer.bytes
    }

    package func encoded() -> [UInt8] {
        var writer = FrameWriter()
        switch self {
        case .document(let mediaType):
            writer.write(UInt8(1))
            writer.write(mediaType, limit: FrameLimit.mediaTypeBytes)
        case .finding(let finding):
            writer.write(UInt8(2))
            writer.write(finding)
        case .gap(let gap):
            writer.write(UInt8(3))
            writer.write(gap)
        case .text(let text):
            writer.write(UInt8(4))
            writer.write(text)
        case .end(let textBytes, let milliseconds):
            writer.write(UInt8(5))
            writer.write(Int64(textBytes))
            writer.write(Int64(milliseconds))
        case .again: writer.write(UInt8(6))
        }
        return writer.bytes
    }

    package init(decoding bytes: [UInt8]) throws(FrameError) {
        var reader = FrameReader(bytes)
        switch try reader.integer(UInt8.self) {
        case 1: self = .document(mediaType: try reader.string(limit: FrameLimit.mediaTypeBytes))
        case 2: self = .finding(try reader.finding())
        case 3: self = .gap(try reader.gap())
        case 4: self = .text(try reader.partText())
        case 5:
            let textBytes: Int64 = try reader.integer()
            let milliseconds: Int64 = try reader.integer()
            guard textBytes >= 0, milliseconds >= 0 else { throw .outOfRange }
            self = .end(textBytes: Int(textBytes), milliseconds: Int(milliseconds))
        case 6: self = .again
        default: throw .unknownKind
        }
        try reader.finish()
    }
}
