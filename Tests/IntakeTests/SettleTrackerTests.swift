import Documents
import Spool
import Testing

@testable import Intake

/// Time is injected: one tick of these tests is a millisecond, the settle time is 2,000 of them.
@Suite struct SettleTrackerTests {
    private var folder = ImaginaryFolder()

    @Test mutating func `a file is ready once it has lain still for the settle time`() {
        folder.put("a.pdf")
        #expect(folder.look(at: 0).isEmpty)
        #expect(folder.look(at: 2_000).isEmpty)
        #expect(folder.look(at: 2_001) == ["a.pdf"])
    }

    @Test mutating func `a ready file is offered once`() {
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        #expect(folder.look(at: 3_000) == ["a.pdf"])
        folder.dispose("a.pdf", .taken, at: 3_000)
        #expect(folder.look(at: 9_000).isEmpty)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (inout FileStatus) -> Void
    }

    @Test(arguments: [
        Change(testDescription: "size") { $0.size += 1 },
        Change(testDescription: "time of change") { $0.modified += 1 },
        Change(testDescription: "time of change of its record") { $0.changed += 1 },
        Change(testDescription: "inode") { $0.inode += 1 },
        Change(testDescription: "device") { $0.device += 1 },
    ])
    mutating func `any change starts the settling anew`(change: Change) {
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        folder.change("a.pdf", change.apply)
        #expect(folder.look(at: 1_900).isEmpty)
        #expect(folder.look(at: 3_900).isEmpty)
        #expect(folder.look(at: 3_901) == ["a.pdf"])
    }

    @Test mutating func `an event of writing starts the settling anew though nothing shows`() {
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        folder.touch("a.pdf", .written, at: 1_000)
        #expect(folder.look(at: 2_500).isEmpty)
        #expect(folder.look(at: 3_001) == ["a.pdf"])
    }

    @Test mutating func `what was renamed in waits a quarter of the time`() {
        folder.touch("a.pdf", .movedIn, at: 0)
        folder.put("a.pdf")
        #expect(folder.look(at: 0).isEmpty)
        #expect(folder.look(at: 500).isEmpty)
        #expect(folder.look(at: 501) == ["a.pdf"])
    }

    @Test mutating func `what is written to after it was renamed in waits the whole time`() {
        folder.touch("a.pdf", .movedIn, at: 0)
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        folder.touch("a.pdf", .written, at: 100)
        #expect(folder.look(at: 700).isEmpty)
        #expect(folder.look(at: 2_101) == ["a.pdf"])
    }

    @Test mutating func `a dropped folder settles as a whole`() {
        folder.put("batch", kind: .directory)
        folder.put("batch/a.pdf")
        folder.put("batch/sub", kind: .directory)
        folder.put("batch/sub/b.pdf")
        folder.put("single.pdf")
        _ = folder.look(at: 0)
        folder.change("batch/sub/b.pdf") { $0.size += 1 }
        #expect(folder.look(at: 2_001) == ["single.pdf"])
        folder.dispose("single.pdf", .taken, at: 2_001)
        #expect(folder.look(at: 4_001).isEmpty)
        #expect(folder.look(at: 4_002) == ["batch/a.pdf", "batch/sub/b.pdf"])
    }

    @Test mutating func `a download in a dropped folder holds back the folder while it grows`() {
        folder.put("batch", kind: .directory)
        folder.put("batch/a.pdf")
        folder.put("batch/b.pdf.part")
        _ = folder.look(at: 0)
        folder.change("batch/b.pdf.part") { $0.size += 1 }
        #expect(folder.look(at: 2_001).isEmpty)
        #expect(folder.look(at: 4_002) == ["batch/a.pdf"])
    }

    @Test(arguments: ["batch/.done", "batch.done"])
    mutating func `a done mark makes a folder's files ready as soon as they were seen twice`(mark: String) {
        folder.put("batch", kind: .directory)
        folder.put("batch/a.pdf")
        folder.put("batch/sub", kind: .directory)
        folder.put("batch/sub/b.pdf")
        folder.put("other.pdf")
        folder.put(mark)
        #expect(folder.look(at: 0).isEmpty)
        #expect(folder.look(at: 51) == ["batch/a.pdf", "batch/sub/b.pdf"])
    }

    @Test mutating func `a name that ends in done without a folder is a document`() {
        folder.put("well.done")
        _ = folder.look(at: 0)
        #expect(folder.look(at: 2_001) == ["well.done"])
    }

    @Test(arguments: ["~$report.docx", "~$port.docx", ".~lock.report.docx#"])
    mutating func `a lock file beside it keeps a document back`(lock: String) {
        folder.put("report.docx")
        folder.put(lock)
        _ = folder.look(at: 0)
        #expect(folder.look(at: 5_000).isEmpty)
        folder.remove(lock)
        #expect(folder.look(at: 5_001) == ["report.docx"])
    }

    @Test mutating func `a lock file in a dropped folder holds the whole folder back`() {
        folder.put("batch", kind: .directory)
        folder.put("batch/a.pdf")
        folder.put("batch/b.docx")
        folder.put("batch/~$b.docx")
        _ = folder.look(at: 0)
        #expect(folder.look(at: 5_000).isEmpty)
        folder.remove("batch/~$b.docx")
        #expect(folder.look(at: 5_001) == ["batch/a.pdf", "batch/b.docx"])
    }

    @Test mutating func `a lock that stays an hour is told of once`() {
        folder.put("report.docx")
        folder.put("~$report.docx")
        _ = folder.look(at: 0)
        #expect(folder.lookForRefusals(at: 3_599_999).isEmpty)
        #expect(folder.lookForRefusals(at: 3_600_000) == ["report.docx: inUse"])
        #expect(folder.lookForRefusals(at: 9_000_000).isEmpty)
    }

    @Test(arguments: [
        "a.part", "A.PART", "film.crdownload", "x.tmp", "~$plan.xlsx", ".~lock.plan.ods#", "Thumbs.db",
        "thumbs.DB", ".DS_Store", "desktop.ini", ".hidden", ".obstat-x.taken",
    ])
    mutating func `names of no document are neither taken nor told of`(name: String) {
        folder.put(name)
        _ = folder.look(at: 0)
        #expect(folder.look(at: 9_000).isEmpty)
        #expect(folder.lookForRefusals(at: 9_000).isEmpty)
        #expect(folder.nextLook(after: 9_000) == nil)
    }

    @Test(arguments: ["part", "a.partly", "tmp.txt", "~", "desktop.ini.pdf", "xThumbs.db"])
    mutating func `names that only resemble those are documents`(name: String) {
        folder.put(name)
        _ = folder.look(at: 0)
        #expect(folder.look(at: 2_001) == [name])
    }

    @Test mutating func `a file that could not be read and now can is offered, though it has not changed`() {
        folder.put("a.pdf", refusal: .unreadable)
        _ = folder.look(at: 0)
        #expect(folder.lookForRefusals(at: 2_001) == ["a.pdf: unreadable"])
        folder.put("a.pdf")
        folder.change("a.pdf") { $0.inode = 1 }
        _ = folder.look(at: 3_000)
        #expect(folder.look(at: 5_001) == ["a.pdf"])
    }

    @Test mutating func `a refusal is told once and again when its cause has changed`() {
        folder.put("a.pdf", refusal: .hardLinked)
        #expect(folder.lookForRefusals(at: 0).isEmpty)
        #expect(folder.lookForRefusals(at: 2_001) == ["a.pdf: hardLinked"])
        #expect(folder.lookForRefusals(at: 9_000).isEmpty)
        folder.put("a.pdf", refusal: .unreadable)
        _ = folder.look(at: 9_001)
        #expect(folder.lookForRefusals(at: 12_000) == ["a.pdf: unreadable"])
    }

    @Test mutating func `a candidate put off is offered again when its time has come`() {
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        #expect(folder.look(at: 2_001) == ["a.pdf"])
        folder.dispose("a.pdf", .later(milliseconds: 10_000), at: 2_001)
        #expect(folder.look(at: 12_001).isEmpty)
        #expect(folder.nextLook(after: 2_001) == 12_002)
        #expect(folder.look(at: 12_002) == ["a.pdf"])
    }

    @Test mutating func `a file that was busy settles anew`() {
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        #expect(folder.look(at: 2_001) == ["a.pdf"])
        #expect(folder.isBusy("a.pdf", at: 2_001) == false)
        #expect(folder.look(at: 4_001).isEmpty)
        #expect(folder.look(at: 4_002) == ["a.pdf"])
    }

    @Test mutating func `the next look is when something may have settled`() {
        #expect(folder.nextLook(after: 0) == nil)
        folder.put("a.pdf")
        _ = folder.look(at: 0)
        let next = folder.nextLook(after: 0)
        #expect(next == 2_001)
        #expect(folder.look(at: next ?? 0) == ["a.pdf"])
    }
}
