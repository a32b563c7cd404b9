import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// What the settings say is not to be kept goes, with an event; everything else stays.
@Suite struct RetentionTests {
    @Test func `the content of what was decided on goes after its days, and its record stays`() throws {
        let bench = try GateBench(
            settings: "review: {reviewers: [\(Account.own)]}\n")
        try bench.start()
        for name in ["a", "b", "c"] {
            try bench.drop(Sample.held(), as: RawPath(stringLiteral: name + ".txt"))
        }
        try bench.drop("Photo by Chen\n", as: "credit.txt")
        try bench.awaitLog(" held document=", times: 4)
        try bench.awaitOrder(documents: 4)
        let config: [RawPath] = ["--config", RawPath(Array(bench.path("obstat.yaml").utf8))]
        func act(_ verb: RawPath, _ name: String, _ more: [RawPath]) throws -> DocumentID {
            let id = try bench.record(of: name).submission.id
            let program = try bench.obstat(
                ["quarantine", verb, RawPath(Array(id.description.utf8))] + more + config)
            #expect(program.ending == .exited(0), "\(program.lines)")
            return id
        }
        let returned = try act("return", "a.txt", ["--advice", "remove the number"])
        let withheld = try act("withhold", "b.txt", ["--reason", "secret", "--ground", "FOI-6"])
        try bench.awaitLog("decision carried out", times: 2)
        try bench.awaitOrder(documents: 4)
        try bench.stop()
        try bench.writeSettings(
            "review: {reviewers: [\(Account.own)]}\nretention: {returnedDays: 0, checkSeconds: 1}\n")
        try bench.start()
        try bench.awaitLog("content destroyed")
        #expect(try bench.spooled("returned").isEmpty)
        #expect(try bench.spooled("withheld") == [withheld.description])
        #expect(try bench.spooled("hold").count == 2)
        #expect(try bench.events("content destroyed").map(\.document) == [returned])
        #expect(try bench.record(of: "a.txt").state == .returned)
        // A decision about it leads nowhere, and says so.
        let reopened = try act("reopen", "a.txt", ["--reason", "a mistake"])
        try bench.running().awaitState("a void decision") {
            try bench.store().decisions(about: reopened).last?.state == .void
        }
    }
}

/// The account that the tests run under.
private enum Account {
    static let own: String = {
        guard let entry = unsafe getpwuid(geteuid()), let name = unsafe entry.pointee.pw_name else {
            return "root"
        }
        return unsafe String(cString: name)
    }()
}
