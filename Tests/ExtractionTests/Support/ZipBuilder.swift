@testable import Extraction

/// Writes ZIP archives, honest ones and others.
struct ZipBuilder {
    /// What a header claims, where that differs from the truth.
    struct Claim {
        var name: [UInt8]?
        var method: UInt16?
        var flags: UInt16?
        var crc: UInt32?
        var packedSize: UInt32?
        var size: UInt32?
        var offset: UInt32?
    }

    struct Member {
        var name: [UInt8]
        /// As stored in the archive.
        var packed: [UInt8]
        var data: [UInt8]
        var method: UInt16 = 0
        var flags: UInt16 = 0
        var attributes: UInt32 = 0
        var extra: [UInt8] = []
        var comment: [UInt8] = []
        var local = Claim()
        var central = Claim()
        /// Written after the data.
        var descriptor: [UInt8] = []

        init(_ name: String, _ data: [UInt8]) {
            self.init(rawName: Array(name.utf8), data)
        }

        init(rawName: [UInt8], _ data: [UInt8]) {
            name = rawName
            packed = data
            self.data = data
        }

        /// Deflated without being made smaller.
        init(deflated name: String, _ data: [UInt8]) {
            self.init(name, data)
            packed = DeflateBuilder.stored(data)
            method = 8
        }
    }

    var members: [Member] = []
    var comment: [UInt8] = []
    var before: [UInt8] = []
    var between: [UInt8] = []
    var after: [UInt8] = []
    var disk: UInt16 = 0
    var entryCount: UInt16?
    var isLarge = false

    init(_ members: Member...) {
        self.members = members
    }

    init(_ files: KeyValuePairs<String, String>) {
        members = files.map { Member($0.key, Array($0.value.utf8)) }
    }

    func build() -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for (index, member) in members.enumerated() {
            if index > 0 { archive += between }
            directory += central(member, offset: archive.count)
            archive += local(member) + member.packed + member.descriptor
        }
        let start = archive.count
        archive += directory
        if isLarge { archive += largeEnd(directory: directory.count, at: start) }
        let count = entryCount ?? UInt16(members.count)
        archive += Array("PK".utf8) + [5, 6]
        for number in [disk, disk, count, count] { archive += bytes(number) }
        archive += isLarge ? bytes(UInt32.max) : bytes(UInt32(directory.count))
        archive += isLarge ? bytes(UInt32.max) : bytes(UInt32(start))
        return before + archive + bytes(UInt16(comment.count)) + comment + after
    }

    private func local(_ member: Member) -> [UInt8] {
        let name = member.local.name ?? member.name
        var header = Array("PK".utf8) + [3, 4, 20, 0] + shared(member, member.local)
        header += bytes(UInt16(name.count)) + bytes(UInt16(member.extra.count)) + name
        return header + member.extra
    }

    private func central(_ member: Member, offset: Int) -> [UInt8] {
        let name = member.central.name ?? member.name
        var header = Array("PK".utf8) + [1, 2, 20, 3, 20, 0] + shared(member, member.central)
        header += bytes(UInt16(name.count)) + bytes(UInt16(member.extra.count))
        header += bytes(UInt16(member.comment.count)) + [0, 0, 0, 0] + bytes(member.attributes)
        header += bytes(member.central.offset ?? UInt32(offset)) + name + member.extra
        return header + member.comment
    }

    private func shared(_ member: Member, _ claim: Claim) -> [UInt8] {
        var fields = bytes(claim.flags ?? member.flags)
        fields += bytes(claim.method ?? member.method) + [0, 0, 0x21, 0x28]
        fields += bytes(claim.crc ?? Inflater.crc32(member.data[...]))
        fields += bytes(claim.packedSize ?? UInt32(member.packed.count))
        return fields + bytes(claim.size ?? UInt32(member.data.count))
    }

    private func largeEnd(directory: Int, at start: Int) -> [UInt8] {
        let numbers = [UInt64(members.count), UInt64(members.count), UInt64(directory), UInt64(start)]
        var record = Array("PK".utf8) + [6, 6, 44, 0, 0, 0, 0, 0, 0, 0, 45, 0, 45, 0] + bytes(UInt64(0))
        for number in numbers { record += bytes(number) }
        record += Array("PK".utf8) + [6, 7, 0, 0, 0, 0] + bytes(UInt64(start + directory))
        return record + [1, 0, 0, 0]
    }

    private func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
