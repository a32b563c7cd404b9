import Documents
import Intake
import ObstatTestSupport
import Spool
import Testing

@testable import Gatekeeper

@Suite struct DropDeskTests {
    private let folder: ScratchFolder
    private let desk = DropDesk()

    init() throws {
        folder = try ScratchFolder()
    }

    private func candidate(_ name: String) throws -> DropCandidate {
        if !folder.exists(RawPath(stringLiteral: name)) {
            try folder.write("", to: RawPath(stringLiteral: name))
        }
        let status = try Directory(path: folder.path, place: .dropFolder).status(FileName(name))
        return DropCandidate(unit: "press", path: [FileName(name)], status: try #require(status))
    }

    private let id = DocumentID(arrival: 1, chance: 2)

    @Test func `a file is handed to one worker, however often it is offered`() throws {
        let file = try candidate("a")
        #expect(desk.offer(file) == .new)
        #expect(desk.offer(file) == .queued)
        desk.release(file)
        #expect(desk.offer(file) == .new)
    }

    @Test func `a changed file is another file`() throws {
        #expect(desk.offer(try candidate("a")) == .new)
        try folder.setModified("a", seconds: 1_000)
        #expect(desk.offer(try candidate("a")) == .new)
    }

    @Test func `a file whose copy is not recorded yet is not taken a second time`() throws {
        let file = try candidate("a")
        _ = desk.offer(file)
        desk.lies(file, inSpoolAs: id)
        #expect(desk.offer(file) == .queued)
        desk.isRecorded(id)
        #expect(desk.offer(file) == .new)
    }

    @Test func `a refused file is told of once, and then forgotten`() throws {
        for number in 0..<1_000 {
            let file = try candidate("\(number)")
            _ = desk.offer(file)
            desk.leave(file)
            #expect(desk.offer(file) == .left)
        }
        #expect(desk.count == 0)
    }

    @Test func `a postponed file waits its time`() throws {
        let file = try candidate("a")
        _ = desk.offer(file)
        desk.postpone(file, by: .seconds(60))
        guard case .later(let milliseconds) = desk.offer(file) else {
            Issue.record("it was not put off")
            return
        }
        #expect(milliseconds > 50_000 && milliseconds <= 60_000)
        desk.postpone(file, by: .zero)
        #expect(desk.offer(file) == .new)
    }
}
