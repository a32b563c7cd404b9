/// A path below a scratch folder, as bytes: test names need not be text.
package struct RawPath: ExpressibleByStringInterpolation, Sendable {
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(stringLiteral text: String) {
        bytes = Array(text.utf8)
    }

    var terminated: [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}

extension RawPath {
    /// For reading, with U+FFFD where the bytes are not UTF-8.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}
