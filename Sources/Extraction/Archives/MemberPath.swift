import Documents

/// A member's name as a path into which an unpacker would write.
struct MemberPath {
    private let rawName: [UInt8]

    init(_ rawName: [UInt8]) {
        self.rawName = rawName
    }

    /// Notes a name that leads out of the folder into which the archive is unpacked.
    func report(to extraction: Extraction, at path: PartPath) {
        guard let escape else { return }
        extraction.observe(.escapingMember, escape, at: path)
    }

    /// How the name leads out, or `nil`; backslashes count as slashes, as on Windows.
    private var escape: String? {
        let slashed = rawName.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }
        if slashed.contains(0) { return "the member's name holds a NUL byte" }
        if slashed.first == UInt8(ascii: "/") { return "the member's name is absolute" }
        if slashed.first?.isASCIILetter == true, slashed.dropFirst().first == UInt8(ascii: ":") {
            return "the member's name begins with a drive"
        }
        let leadsUp = slashed.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
        return leadsUp ? "the member's name leads to a folder above" : nil
    }
}
