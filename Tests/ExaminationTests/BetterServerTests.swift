import Documents
import Extraction
import Foundation
import Frames
import Synchronization
import Testing

@testable import Descriptors
@testable import Examination
@testable import obstat_examine

/// Documents that need more than the first server has opened.
@Suite struct BetterServerTests {
    @Test func `each document is examined by what it needs, and says so`() throws {
        let room = try Workroom()
        #expect(try !room.examine("text".utf8).document.engine.contains("pdfium/"))
        #expect(!room.examiner.engine.contains("pdfium/"))
        let page = try room.examine(Canary.pdf.bytes, name: "a.pdf").document
        #expect(page.engine.contains("pdfium/") && !page.engine.contains("tesseract/"))
        let picture = try room.examine(Canary.picture.bytes, name: "a.png").document
        #expect(picture.engine.contains("pdfium/") && picture.engine.contains("tesseract/"))
        #expect(try !room.examine("text".utf8).document.engine.contains("pdfium/"))
    }

    @Test func `a server that starts everything says what it has, before the first document`() throws {
        var setup = Workroom.setup()
        setup.startsEverything = true
        let examiner = try Examiner(setup: setup, rules: RuleBook.none)
        #expect(examiner.engine.contains("pdfium/") && examiner.engine.contains("tesseract/"))
    }

    @Test func `text before the part that needs more comes once, and in its place`() throws {
        var texts: [String] = []
        let examined = try Workroom().examine(Self.archive, name: "a.zip") {
            texts.append(String(decoding: $0.bytes, as: UTF8.self))
        }
        #expect(examined.isAnswered)
        #expect(examined.document.gaps.isEmpty)
        #expect(texts.filter { $0.contains("公開") && $0.contains("first") }.count == 1)
        let read = texts.map { $0.filter { !$0.isWhitespace } }
        let places = ["first", "不得對外公開", "second", "a.png", "third"].map { wanted in
            read.firstIndex { $0.contains(wanted) }
        }
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
        #expect(!places.contains(nil))
    }

    @Test func `documents that come at the same time and need different things are all answered`() throws {
        let room = try Workroom()
        let documents = [(Canary.pdf, "a.pdf"), (Canary.picture, "a.png"), (Canary.spreadsheet, "a.xlsx")]
        let lost = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 24) { index in
            let (canary, name) = documents[index % documents.count]
            let examined = try? room.examine(canary.bytes, name: name)
            if examined?.isAnswered != true { lost.withLock { $0.append(name) } }
        }
        #expect(lost.withLock { $0 } == [])
    }

    @Test func `a better server that has died is replaced`() throws {
        let room = try Workroom()
        _ = try room.examine(Canary.pdf.bytes, name: "a.pdf")
        let server = try #require(room.examiner.serverID)
        let better = try #require(Self.children(of: server).first)
        kill(better, SIGKILL)
        // The first server may not have heard of it yet: then the document is lost, and said to be.
        _ = try room.examine(Canary.pdf.bytes, name: "a.pdf")
        #expect(try room.examine(Canary.pdf.bytes, name: "a.pdf").isAnswered)
    }

    @Test func `better servers end with the first`() throws {
        let room = try Workroom()
        _ = try room.examine(Canary.picture.bytes, name: "a.png")
        let better = try Self.children(of: #require(room.examiner.serverID))
        let best = better.flatMap(Self.children(of:))
        #expect(better.count == 1 && best.count == 1)
        room.examiner.stop()
        let deadline = Date.now.addingTimeInterval(10)
        while (better + best).contains(where: Self.isRunning), Date.now < deadline { usleep(1_000) }
        #expect(!(better + best).contains(where: Self.isRunning))
    }

    @Test func `the time that a document has is not given twice`() throws {
        var limits = Workroom.limits
        limits.wallMilliseconds = 1
        let examined = try Workroom().examine(Canary.picture.bytes, name: "a.png", limits: limits)
        #expect(!examined.isAnswered)
        #expect(examined.document.gaps.map(\.reason) == [.timeout])
    }

    /// The time may pass between the child's last word and the kill.
    @Test(arguments: [
        (ChildProcess.End.exited(0), ChildEnd.exited(code: 0)),
        (.exited(Equipment.recognition.exitCode), .outOfTime), (.signalled(9), .outOfTime),
    ])
    func `a child whose time is over before it gets more has run out of time, and has not crashed`(
        _ end: ChildProcess.End, _ told: ChildEnd
    ) throws {
        var word = try Descriptors.Pipe()
        let document = try Descriptors.Pipe()
        let results = try Descriptors.Pipe()
        // The task closes what it is given.
        let lent = [document.reader.number, results.reader.number, word.writerNumber].map { dup($0) }
        let task = ExaminationTask(
            request: ExaminationRequest(
                name: FileName("a.png"), limits: Workroom.limits, wantsText: false, wantsFindings: false),
            document: lent[0], results: lent[1], status: lent[2])
        let process = ChildProcess(id: getpid())
        RunningChild(process: process, deadline: Deadline(inMilliseconds: 0), task: task, isOverdue: true)
            .tell(end, engine: nil)
        word.closeWriter()
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = try #require(Stream.read(into: &bytes, from: word.reader.number))
        #expect(try ServerWord(decoding: Array(bytes[..<count])).end == told)
    }

    /// Text, a PDF, text, a picture, text.
    private static let archive: [UInt8] = {
        var archive = StoredArchive()
        archive.add("1.txt", "公開 first")
        archive.add("2.pdf", Canary.pdf.bytes)
        archive.add("3.txt", "公開 second")
        archive.add("a.png", Canary.picture.bytes)
        archive.add("z.txt", "公開 third")
        return archive.bytes
    }()

    private static func children(of process: pid_t) -> [pid_t] {
        let list = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return (list ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    private static func isRunning(_ process: pid_t) -> Bool {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let state = status?.split(separator: ")").last?.split(separator: " ").first
        return state.map { $0 != "Z" && $0 != "X" } ?? false
    }
}
