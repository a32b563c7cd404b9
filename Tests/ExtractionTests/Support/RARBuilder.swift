@testable import Extraction

/// Builds RAR 5 archives whose members are stored as they are.
struct RARBuilder {
    /// Bits of the main header: the archive is one of several files.
    var isVolume = false
    /// Bits of each member's header: it begins in the file before, or goes on in the next.
    var goesOn = false
    private var members: [(name: String, content: [UInt8])] = []

    mutating func add(_ name: String, _ content: some Sequence<UInt8>) {
        members.append((name, Array(content)))
    }

    var bytes: [UInt8] {
        var archive: [UInt8] = [0x52, 0x61, 0x72, 0x21, 0x1A, 7, 1, 0]
        archive += Self.block([1, 0, isVolume ? 1 : 0])
        for (name, content) in members {
            let size = Self.number(content.count)
            let checksum = Inflater.crc32(content[...])
            let crc = (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (UInt32($0) * 8)) }
            archive += Self.block(
                [2, goesOn ? 18 : 2] + size + [4] + size + [0x20] + crc + [0, 1]
                    + Self.number(name.utf8.count)
                    + Array(name.utf8))
            archive += content
        }
        return archive + Self.block([5, 4, goesOn ? 1 : 0])
    }

    private static func block(_ body: [UInt8]) -> [UInt8] {
        let sized = number(body.count) + body
        let checksum = Inflater.crc32(sized[...])
        return (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (UInt32($0) * 8)) } + sized
    }

    /// Seven bits a byte, the lowest first.
    private static func number(_ value: Int) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        repeat {
            bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
            rest >>= 7
        } while rest > 0
        return bytes
    }
}
