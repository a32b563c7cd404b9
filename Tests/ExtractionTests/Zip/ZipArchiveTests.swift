import Documents
import Testing

@testable import Extraction

@Suite struct ZipArchiveTests {
    @Test func `members are read, and their names are text too`() {
        let zip = ZipBuilder(
            .init("甲/名冊.txt", Array("承辦人".utf8)), .init(deflated: "b.txt", Array("second".utf8)))
        let document = ReadDocument(zip.build(), name: "a.zip")
        #expect(document.gaps == [])
        #expect(document.mediaType == "application/zip")
        #expect(document.text(at: "甲/名冊.txt") == "承辦人")
        #expect(document.text(at: "b.txt") == "second")
        #expect(document.content.contains("甲/名冊.txt"))
    }

    @Test func `comments of the archive and of members are text`() {
        var zip = ZipBuilder(["a.txt": "A"])
        zip.comment = Array("密等：密".utf8)
        zip.members[0].comment = Array("member remark".utf8)
        let document = ReadDocument(zip.build())
        #expect(document.gaps == [])
        #expect(document.text(at: [] as [String]) == "密等：密\nmember remark")
    }

    @Test func `a 64-bit archive is read`() {
        var zip = ZipBuilder(["a.txt": "large"])
        zip.isLarge = true
        let document = ReadDocument(zip.build())
        #expect(document.gaps == [])
        #expect(document.text(at: "a.txt") == "large")
    }

    @Test func `an archive in an archive is read, with the chain of names`() {
        let inner = ZipBuilder(["c.txt": "deep"]).build()
        let document = ReadDocument(ZipBuilder(.init("b.zip", inner)).build())
        #expect(document.gaps == [])
        #expect(document.text(at: "b.zip", "c.txt") == "deep")
    }

    @Test(arguments: [true, false])
    func `sizes that follow the data are accepted`(isSigned: Bool) {
        var member = ZipBuilder.Member(deflated: "a.txt", Array("streamed".utf8))
        member.flags = 8
        member.local = .init(crc: 0, packedSize: 0, size: 0)
        let crc = Inflater.crc32(Array("streamed".utf8)[...])
        member.descriptor = isSigned ? [0x50, 0x4B, 7, 8] : []
        for number in [crc, UInt32(member.packed.count), 8] {
            member.descriptor += (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        let document = ReadDocument(ZipBuilder(member).build())
        #expect(document.gaps == [])
        #expect(document.text(at: "a.txt") == "streamed")
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var reason = CoverageReason.corrupt
        let damage: @Sendable (inout ZipBuilder) -> Void
    }

    static let damages: [Damage] = [
        Damage(testDescription: "bytes before the archive") { $0.before = Array("#!/bin/sh\n".utf8) },
        Damage(testDescription: "bytes after the archive") { $0.after = Array("tail".utf8) },
        Damage(testDescription: "bytes between the members") { $0.between = Array("hidden".utf8) },
        Damage(testDescription: "two members of one name") { $0.members[1].name = $0.members[0].name },
        Damage(testDescription: "names that differ only in case") {
            $0.members[1].name = Array("ONE.TXT".utf8)
        },
        Damage(testDescription: "two names for one member") {
            $0.members[0].local.name = Array("other.txt".utf8)
        },
        Damage(testDescription: "a NUL in a name") { $0.members[0].name = Array("a.txt\u{0}.exe".utf8) },
        Damage(testDescription: "a wrong checksum") {
            $0.members[0].central.crc = 1
            $0.members[0].local.crc = 1
        },
        Damage(testDescription: "two checksums") { $0.members[0].local.crc = 1 },
        Damage(testDescription: "a size that lies") {
            $0.members[1].central.size = 1
            $0.members[1].local.size = 1
        },
        Damage(testDescription: "more packed bytes than there are") {
            $0.members[1].central.packedSize = 100_000
        },
        Damage(testDescription: "members that share their bytes") { $0.members[1].central.offset = 0 },
        Damage(testDescription: "a directory that counts wrongly") { $0.entryCount = 3 },
        Damage(testDescription: "a cut-off stream") { $0.members[1].packed.removeLast(4) },
        Damage(testDescription: "bytes after the stream") { $0.members[1].packed += [1, 2, 3] },
        Damage(testDescription: "two methods") { $0.members[1].local.method = 0 },
        Damage(testDescription: "one piece of several") { $0.disk = 2 },
        Damage(testDescription: "data in an extra field") {
            $0.members[0].extra = [0x34, 0x12, 80, 0] + [UInt8](repeating: 0x41, count: 80)
        },
        Damage(testDescription: "an encrypted member", reason: .encrypted) { $0.members[0].flags = 1 },
        Damage(testDescription: "an encrypted member, method 99", reason: .encrypted) {
            $0.members[0].method = 99
        },
        Damage(testDescription: "a method that is not read", reason: .unsupported) {
            $0.members[0].method = 9
        },
        Damage(testDescription: "a link", reason: .notFollowed) { $0.members[0].attributes = 0xA1FF_0000 },
    ]

    @Test(arguments: damages)
    func `what two readers could take differently is a gap`(damage: Damage) {
        let body = Array("first member, long enough to be cut".utf8)
        var zip = ZipBuilder(.init("one.txt", body), .init(deflated: "two.txt", body))
        #expect(ReadDocument(zip.build()).gaps == [])
        damage.damage(&zip)
        #expect(ReadDocument(zip.build()).reasons.contains(damage.reason))
    }

    @Test func `every way to cut an archive off is a gap`() {
        let bytes = ZipBuilder(
            .init("one.txt", Array("first".utf8)), .init(deflated: "two.txt", Array("2".utf8))
        ).build()
        for length in 3..<bytes.count {
            #expect(ReadDocument(Array(bytes.prefix(length))).gaps != [], "cut to \(length) bytes")
        }
    }

    @Test func `every changed byte is a gap or changes nothing but text`() {
        let bytes = ZipBuilder(
            .init("one.txt", Array("first".utf8)), .init(deflated: "two.txt", Array("2".utf8))
        ).build()
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x55
            let document = ReadDocument(damaged)
            let isWhole = document.text(at: "one.txt") == "first" && document.text(at: "two.txt") == "2"
            #expect(document.gaps != [] || isWhole, "byte \(index)")
        }
    }

    @Test func `what a damaged member still holds is read`() {
        var zip = ZipBuilder(["a.txt": "A123456789"])
        zip.members[0].central.crc = 1
        zip.members[0].local.crc = 1
        let document = ReadDocument(zip.build())
        #expect(document.text(at: "a.txt") == "A123456789")
        #expect(document.gaps(at: "a.txt") == [.corrupt])
    }

    @Test func `data in a folder's entry are read`() {
        let document = ReadDocument(ZipBuilder(["folder/": "not a folder"]).build())
        #expect(document.text(at: "folder/") == "not a folder")
    }

    @Test func `names that lead out of the archive are told`() {
        let document = ReadDocument(ZipBuilder(["../../etc/passwd": "x", "/root/a": "y"]).build())
        #expect(document.gaps == [])
        #expect(document.traits(at: "../../etc/passwd") == [.escapingMember])
        #expect(document.traits(at: "/root/a") == [.escapingMember])
        #expect(document.text(at: "../../etc/passwd") == "x")
        #expect(document.text(at: "/root/a") == "y")
    }
}

extension ZipArchiveTests {
    @Test(arguments: ["C:\\a.txt", "..\\a.txt", "a/../../b.txt"])
    func `Windows names lead out, too`(name: String) {
        let document = ReadDocument(ZipBuilder([name: "x"]).build())
        #expect(document.observations.map(\.trait) == [.escapingMember])
    }

    @Test(arguments: ["one.txt", "./one.txt", "folder/../one.txt"])
    func `a link to another member is a finding and no gap`(target: String) {
        var zip = ZipBuilder(["one.txt": "first", "link": target])
        zip.members[1].attributes = 0xA1FF_0000
        let document = ReadDocument(zip.build())
        #expect(document.gaps == [])
        #expect(document.traits(at: "link") == [.linkMember])
    }

    @Test(arguments: ["/etc/passwd", "../one.txt", "elsewhere.txt"])
    func `a link out of the archive is a gap`(target: String) {
        var zip = ZipBuilder(["one.txt": "first", "link": target])
        zip.members[1].attributes = 0xA1FF_0000
        let document = ReadDocument(zip.build())
        #expect(document.gaps(at: "link") == [.notFollowed])
        #expect(document.traits(at: "link") == [.linkMember])
    }

    @Test func `an archive that unpacks itself is told as the program it is`() {
        var zip = ZipBuilder(["one.txt": "first"])
        zip.before = Array("MZ".utf8) + [UInt8](repeating: 1, count: 100)
        let document = ReadDocument(zip.build())
        #expect(document.traits(at: [String]()) == [.trailingData, .program])
        #expect(document.reasons == [.corrupt, .unsupported])
    }
}

extension ReadDocument {
    func text(at names: [String]) -> String? {
        let parts = texts.dropFirst().filter { $0.path.names == names }
        return parts.isEmpty
            ? nil : parts.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    }
}
