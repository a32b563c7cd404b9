package import Documents

extension FileName {
    /// Whether this can be one name in a directory: not empty, no slash, no NUL, neither `.` nor `..`.
    package var isComponent: Bool {
        guard !bytes.isEmpty, bytes.count <= 255 else { return false }
        if bytes.allSatisfy({ $0 == UInt8(ascii: ".") }), bytes.count <= 2 { return false }
        return !bytes.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }

    /// The bytes as C functions take them.
    var terminated: [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}
