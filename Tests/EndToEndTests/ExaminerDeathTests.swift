import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Examiners that die while they examine; the daemon must not.
@Suite struct ExaminerDeathTests {
    /// Starts a gate and drops what takes seconds to examine.
    ///
    /// - Returns: the gate, its fork server, and the examiner at work on the document.
    private func examining() throws -> (bench: GateBench, server: Int32, examiner: Int32) {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(RestartTests.long, as: "long.txt")
        let (server, examiner) = try workers(of: bench, other: nil)
        return (bench, server, examiner)
    }

    /// Waits for an examiner at work that is not `other`.
    ///
    /// A fork server's first child is another server, for the documents that need more.
    private func workers(of bench: GateBench, other: Int32?) throws -> (server: Int32, examiner: Int32) {
        var found: (Int32, Int32)?
        try bench.running().awaitState("an examiner at work") {
            guard try !bench.spooled("active").isEmpty else { return false }
            for server in try ProcessTable.children(of: bench.running().id) {
                if let examiner = ProcessTable.children(of: server).dropFirst().first(where: { $0 != other })
                {
                    found = (server, examiner)
                }
            }
            return found != nil
        }
        return try #require(found)
    }

    private func expectLife(of bench: GateBench) throws {
        try bench.drop(Sample.clean(), as: "later.txt")
        try bench.awaitOutcomes(2)
        try bench.awaitOrder(documents: 2)
        #expect(try bench.uploaded().contains("press/later.txt"))
        #expect(try bench.stop() == .exited(0))
    }

    @Test func `a killed fork server costs nothing but time`() throws {
        let (bench, server, _) = try examining()
        kill(server, SIGKILL)
        try bench.awaitLog("examiner died; trying once more")
        try bench.awaitOutcomes(1)
        #expect(try bench.record(of: "long.txt").state == .delivered)
        try expectLife(of: bench)
    }

    @Test func `a killed examiner costs nothing but time`() throws {
        let (bench, server, examiner) = try examining()
        kill(examiner, SIGKILL)
        try bench.awaitLog("examiner died; trying once more")
        try bench.awaitOutcomes(1)
        #expect(try bench.record(of: "long.txt").state == .delivered)
        #expect(try ProcessTable.children(of: bench.running().id) == [server])
        try expectLife(of: bench)
    }

    @Test func `a document on which examiners die twice waits in corrupt`() throws {
        let (bench, _, first) = try examining()
        kill(first, SIGKILL)
        try bench.awaitLog("examiner died; trying once more")
        kill(try workers(of: bench, other: first).examiner, SIGKILL)
        try bench.awaitOutcomes(1)
        let record = try bench.record(of: "long.txt")
        #expect(record.state == .corrupt && record.verdict?.outcome == .unexamined)
        #expect(try bench.store().gaps(of: record.submission.id).map(\.reason) == [.crashed])
        #expect(try bench.uploaded() == [])
        #expect(try bench.receipts().count == 1)
        try expectLife(of: bench)
    }

    @Test func `the examiners of a killed daemon end with it`() throws {
        let (bench, server, examiner) = try examining()
        try bench.kill()
        try bench.start()
        try bench.running().awaitState("the end of the earlier examiners", seconds: 20) {
            ProcessTable.isEnded(server) && ProcessTable.isEnded(examiner)
        }
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
    }
}
