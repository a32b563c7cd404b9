package import Documents

/// A pattern for file names: `*` stands for any bytes, `?` for one, letters of ASCII match in either case.
package struct NamePattern: Hashable, Sendable, ExpressibleByStringLiteral {
    private let bytes: [UInt8]

    package init(_ pattern: String) {
        bytes = pattern.utf8.map(Self.folded)
    }

    package init(stringLiteral pattern: String) {
        self.init(pattern)
    }

    package func matches(_ name: FileName) -> Bool {
        let name = name.bytes
        var patternIndex = 0
        var nameIndex = 0
        // Where to go on when the last star has to swallow one byte more.
        var retry: (pattern: Int, name: Int)?
        while nameIndex < name.count {
            if patternIndex < bytes.count, bytes[patternIndex] == UInt8(ascii: "*") {
                retry = (patternIndex + 1, nameIndex)
                patternIndex += 1
            } else if patternIndex < bytes.count, matchesByte(at: patternIndex, name[nameIndex]) {
                patternIndex += 1
                nameIndex += 1
            } else if let last = retry {
                retry = (last.pattern, last.name + 1)
                patternIndex = last.pattern
                nameIndex = last.name + 1
            } else {
                return false
            }
        }
        return bytes[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private func matchesByte(at index: Int, _ byte: UInt8) -> Bool {
        bytes[index] == Self.folded(byte) || bytes[index] == UInt8(ascii: "?")
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }
}
