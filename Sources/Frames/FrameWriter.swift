/// Writes values in the flat form that crosses the trust boundary.
///
/// Integers are little-endian and of fixed width; bytes and lists carry their count before them. There
/// is no schema in the bytes: both sides are built together, and ``FrameReader`` refuses whatever does not fit.
package struct FrameWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write<Value: FixedWidthInteger>(_ value: Value) {
        var rest = value
        for _ in 0..<(Value.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest = Value.bitWidth > 8 ? rest >> 8 : 0
        }
    }

    package mutating func write(_ value: Bool) {
        bytes.append(value ? 1 : 0)
    }

    package mutating func write(bytes value: some Collection<UInt8>) {
        write(UInt32(value.count))
        bytes.append(contentsOf: value)
    }

    package mutating func write(_ value: String) {
        write(bytes: value.utf8)
    }

    /// Writes no more of a text than the reader will believe, ending at a whole character.
    ///
    /// Names in hostile documents are as long as their authors like; shortening one is better than an answer that is
    /// refused as a whole.
    package mutating func write(_ value: String, limit: Int) {
        let utf8 = value.utf8
        guard utf8.count > limit else {
            write(value)
            return
        }
        var bytes = utf8.prefix(limit)
        while let next = utf8[bytes.endIndex...].first, next & 0xC0 == 0x80 { bytes = bytes.dropLast() }
        write(bytes: bytes)
    }

    package mutating func write<Element>(
        list: some Collection<Element>, element: (inout FrameWriter, Element) -> Void
    ) {
        write(UInt32(list.count))
        for item in list { element(&self, item) }
    }

    package mutating func write<Value>(optional: Value?, value: (inout FrameWriter, Value) -> Void) {
        write(optional != nil)
        if let optional { value(&self, optional) }
    }
}
