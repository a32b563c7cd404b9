import Descriptors
import Documents
import Foundation
import Testing

@testable import Examination

@Suite struct ExaminerTests {
    @Test func `a document is examined and answered for`() throws {
        let room = try Workroom()
        let examined = try room.examine("會議紀錄\n".utf8)
        #expect(examined.isAnswered)
        #expect(examined.document.mediaType == "text/plain")
        #expect(examined.document.gaps.isEmpty)
        #expect(examined.document.engine.hasPrefix("obstat/"))
        #expect(examined.document.textBytes >= "會議紀錄".utf8.count)
        #expect(room.examiner.missingProtections.isEmpty)
    }

    @Test func `text comes only when it is asked for, with the name first`() throws {
        let room = try Workroom()
        var texts: [PartText] = []
        let examined = try room.examine("公開資料\n第二行\n".utf8, name: "名冊.txt") { texts.append($0) }
        #expect(examined.isAnswered)
        #expect(texts.first.map { String(decoding: $0.bytes, as: UTF8.self) } == "名冊.txt")
        #expect(texts.contains { String(decoding: $0.bytes, as: UTF8.self).contains("第二行") })
    }

    @Test func `a descriptor's position is neither used nor changed`() throws {
        let room = try Workroom()
        let document = try SealedMemory.make(Array("公開".utf8), name: "document")
        lseek(document.number, 3, SEEK_SET)
        var read = ""
        let examined = room.examiner.examine(
            descriptor: document.number, name: FileName("a.txt"), limits: Workroom.limits,
            onText: { read += String(decoding: $0.bytes, as: UTF8.self) })
        #expect(examined.isAnswered)
        #expect(read.contains("公開"))
        #expect(lseek(document.number, 0, SEEK_CUR) == 3)
    }

    @Test func `a document above the limit is a gap, not a pass`() throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.documentBytes = 4
        let examined = try room.examine("12345".utf8, limits: limits)
        #expect(examined.document.gaps.map(\.reason) == [.limit])
    }

    @Test func `a document that leaves no memory to read it is a gap, not a crash`() throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.memoryBytes = 32 << 20
        let examined = try room.examine(repeatElement(UInt8(ascii: "a"), count: 17 << 20), limits: limits)
        #expect(examined.isAnswered)
        #expect(examined.document.gaps.map(\.reason) == [.limit])
    }

    @Test func `a pipe in place of a document is a gap`() throws {
        let room = try Workroom()
        let pipe = try Descriptors.Pipe()
        let examined = room.examiner.examine(
            descriptor: pipe.reader.number, name: FileName("a.txt"), limits: Workroom.limits)
        #expect(examined.document.gaps.map(\.reason) == [.crashed])
    }

    @Test func `a closed descriptor is a death, and the next document is examined`() throws {
        let room = try Workroom()
        let examined = room.examiner.examine(descriptor: -1, name: FileName("a.txt"), limits: Workroom.limits)
        #expect(!examined.isAnswered)
        #expect(examined.document.gaps.map(\.reason) == [.crashed])
        #expect(try room.examine("next".utf8).isAnswered)
    }

    @Test func `two hundred documents from four threads are all answered`() async throws {
        let room = try Workroom()
        let answered = await withTaskGroup(of: Int.self) { group in
            for worker in 0..<4 {
                group.addTask { (0..<50).count { Self.isAnswered("文件 \(worker)-\($0)\n", in: room) } }
            }
            return await group.reduce(0, +)
        }
        #expect(answered == 200)
    }

    /// Whether the answer is whole and of this document, not of another thread's.
    private static func isAnswered(_ content: String, in room: Workroom) -> Bool {
        var read = ""
        let examined = try? room.examine(
            content.utf8, onText: { read += String(decoding: $0.bytes, as: UTF8.self) })
        return examined?.isAnswered == true && read.contains(content.dropLast())
    }

    @Test func `no descriptor stays open after many documents, good and bad`() throws {
        let room = try Workroom()
        _ = try room.examine("first".utf8)
        let before = try Self.openDescriptors()
        for fault in ["trap", "garbage", "no-end", "exit"] { _ = try room.rehearse(fault) }
        for _ in 0..<10 { _ = try room.examine("more".utf8) }
        // Suites run side by side and hold descriptors of their own, so a leak is told by its size.
        #expect(try Self.openDescriptors() < before + 40)
    }

    @Test func `after stop everything is refused with a gap`() throws {
        let room = try Workroom()
        room.examiner.stop()
        let examined = try room.examine("late".utf8)
        #expect(!examined.isAnswered)
        #expect(examined.document.gaps.map(\.reason) == [.crashed])
    }

    private static func openDescriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}
