/// Reads values that ``FrameWriter`` wrote, from a side that may be hostile.
///
/// Every read is bounded by the bytes at hand and by a limit of its own; the first oddity throws, and
/// whoever reads gives up on the whole conversation.
package struct FrameReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package init(_ bytes: [UInt8]) {
        self.init(bytes[...])
    }

    package var remaining: Int { bytes.endIndex - position }

    package mutating func integer<Value: FixedWidthInteger>(
        _: Value.Type = Value.self
    ) throws(FrameError) -> Value {
        let width = Value.bitWidth / 8
        guard remaining >= width else { throw .truncated }
        var value: Value = 0
        for offset in (0..<width).reversed() {
            value =
                (Value.bitWidth > 8 ? value << 8 : 0) | Value(truncatingIfNeeded: bytes[position + offset])
        }
        position += width
        return value
    }

    package mutating func boolean() throws(FrameError) -> Bool {
        switch try integer(UInt8.self) {
        case 0: return false
        case 1: return true
        default: throw .outOfRange
        }
    }

    /// Bytes with their count before them; a count above the limit is not believed.
    package mutating func byteString(limit: Int) throws(FrameError) -> ArraySlice<UInt8> {
        let count = try count(limit: limit)
        guard remaining >= count else { throw .truncated }
        defer { position += count }
        return bytes[position..<position + count]
    }

    /// Text of at most so many bytes, which must be UTF-8 as it stands; nothing is repaired.
    package mutating func string(limit: Int) throws(FrameError) -> String {
        guard let text = String(validating: try byteString(limit: limit), as: UTF8.self) else {
            throw .invalidText
        }
        return text
    }

    /// A list of at most `limit` elements that take at least `elementBytes` bytes each.
    ///
    /// A count that the remaining bytes can't hold is refused before anything is allocated.
    package mutating func list<Element>(
        limit: Int, elementBytes: Int = 1, element: (inout FrameReader) throws(FrameError) -> Element
    ) throws(FrameError) -> [Element] {
        let count = try count(limit: limit)
        guard count <= remaining / max(1, elementBytes) else { throw .truncated }
        var list: [Element] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try element(&self)) }
        return list
    }

    package mutating func optional<Value>(
        value: (inout FrameReader) throws(FrameError) -> Value
    ) throws(FrameError) -> Value? {
        guard try boolean() else { return nil }
        return try value(&self)
    }

    /// Throws unless every byte has been read.
    package func finish() throws(FrameError) {
        guard remaining == 0 else { throw .trailingBytes }
    }

    private mutating func count(limit: Int) throws(FrameError) -> Int {
        let count = Int(try integer(UInt32.self))
        guard count <= limit else { throw .tooLarge }
        return count
    }
}

/// Why bytes from across the trust boundary were refused.
package enum FrameError: Error, Sendable, Equatable {
    case truncated
    case tooLarge
    case outOfRange
    case invalidText
    case trailingBytes
    case unknownKind
    case wrongVersion
    case wrongOrder
}
