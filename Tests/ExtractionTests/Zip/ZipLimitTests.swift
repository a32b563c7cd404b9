import Documents
import Testing

@testable import Extraction

@Suite(.timeLimit(.minutes(20))) struct ZipLimitTests {
    @Test func `a bomb stops at the ratio`() {
        var member = ZipBuilder.Member("zeros.txt", [])
        member.packed = DeflateBuilder.run(of: 0x30, repeats: 20_000)
        member.method = 8
        member.central.size = 1 + 258 * 20_000
        member.local.size = 1 + 258 * 20_000
        // Fixed Huffman codes reach a ratio of 158.
        var limits = ExaminationLimits()
        limits.expansionRatio = 40
        let document = ReadDocument(ZipBuilder(member).build(), limits: limits)
        #expect(document.gaps(at: "zeros.txt").contains(.limit))
        #expect(document.texts.allSatisfy { $0.bytes.count < 2 << 20 })
    }

    @Test func `all members together stop at the sum`() {
        var limits = ExaminationLimits()
        limits.expandedBytes = 1_000
        let members = (0..<5).map { ZipBuilder.Member("\($0).txt", [UInt8](repeating: 0x41, count: 300)) }
        var zip = ZipBuilder()
        zip.members = members
        let document = ReadDocument(zip.build(), limits: limits)
        #expect(document.gaps(at: "2.txt") == [])
        #expect(document.gaps(at: "3.txt") == [.limit])
        #expect(document.gaps(at: "4.txt") == [.limit])
    }

    @Test func `archives within archives stop at the depth`() {
        var bytes = ZipBuilder(["a.txt": "innermost"]).build()
        for _ in 0..<12 { bytes = ZipBuilder(.init("n.zip", bytes)).build() }
        let document = ReadDocument(bytes)
        #expect(document.reasons == [.limit])
        #expect(!document.content.contains("innermost"))
    }

    @Test func `members stop at the limit`() {
        var limits = ExaminationLimits()
        limits.members = 10
        var zip = ZipBuilder()
        zip.members = (0..<50).map { ZipBuilder.Member("\($0).txt", [0x41]) }
        let document = ReadDocument(zip.build(), limits: limits)
        #expect(document.reasons == [.limit])
        #expect(document.gaps.count == 1)
    }

    /// One kernel of packed bytes that a thousand directory entries point to.
    @Test func `members that overlap are noticed and can't multiply`() {
        var limits = ExaminationLimits()
        limits.expandedBytes = 2 << 20
        var zip = ZipBuilder()
        zip.members = (0..<1_000).map { _ in ZipBuilder.Member("same.txt", []) }
        zip.members[0].packed = DeflateBuilder.run(of: 0x30, repeats: 3_000)
        for index in zip.members.indices {
            zip.members[index].method = 8
            zip.members[index].central = .init(
                packedSize: UInt32(zip.members[0].packed.count), size: 1 + 258 * 3_000, offset: 0)
        }
        let document = ReadDocument(zip.build(), limits: limits)
        #expect(document.reasons.isSuperset(of: [.corrupt, .limit]))
        #expect(document.texts.reduce(0) { $0 + $1.bytes.count } < 4 << 20)
    }

    @Test func `gaps stop being listed long before they fill the memory`() {
        var zip = ZipBuilder()
        zip.members = (0..<5_000).map { ZipBuilder.Member("\($0).bin", [0xFF, 0xD8, 0xFF, 0xE0]) }
        #expect(ReadDocument(zip.build()).gaps.count <= 2_000)
    }
}
