import Documents
import Foundation
import Testing

@testable import Examination

@Suite struct ServerLifeTests {
    @Test func `a server that has died between two documents is replaced unnoticed`() throws {
        let room = try Workroom()
        let first = try #require(room.examiner.serverID)
        kill(first, SIGKILL)
        ServerChildren.awaitDeath(of: first)
        #expect(try room.examine("next".utf8).isAnswered)
        #expect(room.examiner.serverID != first)
    }

    @Test func `an examiner that is let go leaves no server behind`() throws {
        let server = try #require(try Workroom().examiner.serverID)
        #expect(kill(server, 0) == -1)
    }

    @Test func `the server dies while a document is read`() throws {
        let room = try Workroom()
        let examined = Background { try room.rehearse("sleep") }
        let server = try #require(room.examiner.serverID)
        ServerChildren.awaitOne(of: server)
        kill(server, SIGKILL)
        #expect(try examined.value()?.isAnswered == false)
        #expect(try examined.value()?.document.gaps.map(\.reason) == [.crashed])
        #expect(try room.examine("next".utf8).isAnswered)
    }

    @Test func `a hung server is killed and replaced`() throws {
        let room = try Workroom()
        let server = try #require(room.examiner.serverID)
        kill(server, SIGSTOP)
        var limits = Workroom.limits
        limits.wallMilliseconds = 1
        let examined = try room.examine("at hand".utf8, limits: limits)
        #expect(examined.document.gaps.map(\.reason) == [.timeout])
        #expect(try room.examine("next".utf8).isAnswered)
    }

    @Test func `stop ends children at once`() throws {
        let room = try Workroom()
        let examined = Background { try room.rehearse("sleep") }
        ServerChildren.awaitOne(of: try #require(room.examiner.serverID))
        room.examiner.stop()
        #expect(try examined.value()?.isAnswered == false)
    }

    @Test func `new rules come with a new server; running examinations end under the old rules`() throws {
        let room = try Workroom()
        var limits = Workroom.limits
        limits.wallMilliseconds = 2_000
        let running = Background { [limits] in try room.rehearse("sleep", limits: limits) }
        let first = try #require(room.examiner.serverID)
        ServerChildren.awaitOne(of: first)
        try room.examiner.replaceRules(RuleBook(rules: [], digest: "sha256:second", flat: []))
        #expect(room.examiner.serverID != first)
        #expect(try room.examine("new".utf8).document.rulesDigest == "sha256:second")
        #expect(try running.value()?.document.rulesDigest == room.book.digest)
        #expect(try running.value()?.document.gaps.map(\.reason) == [.timeout])
        #expect(kill(first, 0) == -1, "the first server is gone once its last document has ended")
    }

    @Test func `rules that no server takes change nothing`() throws {
        let room = try Workroom()
        let first = room.examiner.serverID
        #expect(throws: ExaminerRefusal.self) {
            try room.examiner.replaceRules(RuleBook(rules: [], digest: "sha256:broken", flat: [1, 2, 3]))
        }
        #expect(room.examiner.serverID == first)
        #expect(try room.examine("still".utf8).document.rulesDigest == room.book.digest)
    }

    @Test func `a missing program is refused with its reason`() {
        var setup = Workroom.setup()
        setup.executable = "/nowhere/obstat-examine"
        #expect(Self.refusal(setup) == .notStarted)
    }

    @Test func `a program that is no examiner is refused`() {
        var setup = Workroom.setup()
        setup.executable = "/bin/true"
        #expect(Self.refusal(setup) == .silent)
    }

    @Test func `a canary that comes back with another text is a refusal that names it`() {
        let error = #expect(throws: ExaminerRefusal.self) {
            try Examiner(setup: Workroom.setup(arguments: ["--rehearse-bad-canary"]), rules: RuleBook.none)
        }
        #expect(error?.code == .canary)
        #expect(error?.explanation.zhTW.contains("rehearsal") == true)
    }

    @Test func `the engine names matching and the regular expression library`() throws {
        let engine = try Workroom().examiner.engine
        #expect(engine.contains("matching") && engine.contains("PCRE2"))
    }

    @Test func `an argument that is not understood is refused`() {
        #expect(Self.refusal(Workroom.setup(arguments: ["--unknown"])) == .notStarted)
    }

    @Test(arguments: ["landlock", "seccomp"])
    func `a kernel without a protection is refused`(_ protection: String) {
        #expect(Self.refusal(Workroom.setup(arguments: ["--rehearse-missing=" + protection])) == .unprotected)
    }

    @Test(arguments: ["landlock", "seccomp"])
    func `what is missing is told where that is allowed`(_ protection: String) throws {
        let room = try Workroom(arguments: ["--rehearse-missing=" + protection], allowIncomplete: true)
        #expect(room.examiner.missingProtections == [protection])
        #expect(try room.examine("text".utf8).isAnswered)
    }

    @Test func `allowing one protection to be missing does not allow the other`() {
        let arguments = ["--rehearse-missing=landlock,seccomp", "--allow-incomplete-confinement=landlock"]
        #expect(Self.refusal(Workroom.setup(arguments: arguments)) == .unprotected)
    }

    private static func refusal(_ setup: ExaminerSetup) -> ExaminerRefusal.Code? {
        do throws(ExaminerRefusal) {
            _ = try Examiner(setup: setup, rules: RuleBook.none)
            return nil
        } catch {
            return error.code
        }
    }
}
