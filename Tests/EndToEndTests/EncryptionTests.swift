import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// A gate whose quarantine is encrypted does what any gate does, and without its key it loses nothing and releases nothing.
@Suite struct EncryptionTests {
    /// Under one reviewer, whose word is enough for a credit.
    private static let review = "review: {reviewers: [\(own)], approvers: [\(own)]}\n"

    private static let own: String = {
        guard let entry = unsafe getpwuid(geteuid()), let name = unsafe entry.pointee.pw_name else {
            return "root"
        }
        return unsafe String(cString: name)
    }()

    private func bench(isEncrypted: Bool = true) throws -> GateBench {
        let bench = try GateBench()
        try bench.makeKey("first", 1)
        try bench.makeKey("second", 2)
        try bench.writeSettings(Self.review + (isEncrypted ? bench.encryption("first") : ""))
        return bench
    }

    private func release(_ name: String, on bench: GateBench) throws {
        let id = try bench.record(of: name).submission.id.description
        let program = try bench.obstat(
            [
                "quarantine", "release", "--reason", "own picture", "--evidence", "consent:A-1", id,
                "--config", bench.path("obstat.yaml"),
            ]
            .map { RawPath(stringLiteral: $0) })
        #expect(program.ending == .exited(0), "\(program.lines)")
    }

    private func doctor(_ bench: GateBench) throws -> String {
        try bench.said(["doctor", "--config", bench.path("obstat.yaml")])
    }

    @Test func `held content lies encrypted, and is released byte for byte`() throws {
        let bench = try bench()
        try bench.start()
        let text = "A picture of the harbour. Photo by Chen\n" + String(repeating: "Harbour. ", count: 40_000)
        try bench.drop(text, as: "credit.txt")
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.drop(Sample.clean(), as: "clean.txt")
        try bench.awaitEnds(3)
        #expect(try bench.folder.read("upload/press/clean.txt") == Array(Sample.clean().utf8))
        #expect(try bench.spooled("hold").count == 2)
        #expect(try bench.spooledFilesHolding("Photo by") == [])
        #expect(try bench.spooledFilesHolding(Sample.identity) == [])
        #expect(try doctor(bench).contains("encrypted under the key"))
        try release("credit.txt", on: bench)
        try bench.running().awaitState("a release") { try bench.uploaded().contains("press/credit.txt") }
        try bench.awaitOrder(documents: 3)
        #expect(try bench.folder.read("upload/press/credit.txt") == Array(text.utf8))
    }

    @Test func `without its key a gate does not start, and says why`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop(Sample.held(), as: "held.txt")
        try bench.awaitEnds(1)
        try bench.stop()
        try bench.folder.rename("first", to: "away")
        try bench.launch(["--config", bench.path("obstat.yaml"), "--rules", bench.folder.path("rules")])
        #expect(try bench.running().awaitEnd() == .exited(2))
        #expect(try bench.running().lines.joined().contains("content key \(bench.path("first"))"))
        #expect(try bench.spooled("hold").count == 1)
    }

    @Test func `under another key nothing is lost and nothing released, until the former one is named`()
        throws
    {
        let bench = try bench()
        try bench.start()
        try bench.drop("Photo by Chen\n", as: "credit.txt")
        try bench.awaitEnds(1)
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(), as: "waiting.txt")
        try bench.awaitLog(" put off document=")
        try bench.stop()
        try bench.folder.rename("away", to: "upload")
        try bench.writeSettings(Self.review + bench.encryption("second"))
        try bench.start()
        try bench.awaitLog("documents are encrypted under keys that were not given")
        try bench.drop(Sample.clean(2), as: "later.txt")
        try release("credit.txt", on: bench)
        try bench.awaitLog("which was not given", times: 2)
        try bench.running().awaitState("a later one") { try bench.uploaded() == ["press/later.txt"] }
        #expect(try bench.spooled("corrupt").isEmpty)
        #expect(try bench.spooled("hold").count == 1)
        #expect(try doctor(bench).contains("which the settings don't name"))
        try bench.stop()
        try bench.writeSettings(Self.review + bench.encryption("second", former: "first"))
        try bench.start()
        try bench.awaitEnds(3)
        try bench.running().awaitState("a release") { try bench.uploaded().count == 3 }
        #expect(try bench.folder.read("upload/press/credit.txt") == Array("Photo by Chen\n".utf8))
    }

    @Test func `what rests in the clear, or under a former key, comes under the present one`() throws {
        let bench = try bench(isEncrypted: false)
        try bench.start()
        for number in 0..<3 { try bench.drop(Sample.held(number), as: "\(number).txt") }
        try bench.awaitEnds(3)
        #expect(try bench.spooledFilesHolding(Sample.identity).count == 3)
        try bench.stop()
        for keys in [
            bench.encryption("first"), bench.encryption("second", former: "first"),
            bench.encryption("second"),
        ] {
            try bench.writeSettings(Self.review + keys)
            try bench.start()
            if keys.contains("first") {
                try bench.awaitLog("content was encrypted anew")
            }
            #expect(try bench.spooledFilesHolding(Sample.identity) == [])
            #expect(try bench.running().count("keys that were not given") == 0)
            try bench.stop()
        }
        #expect(try bench.disorder() == [])
    }

    @Test func `encrypted content that was changed is set aside, and never delivered`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop("Photo by Chen\n", as: "credit.txt")
        try bench.awaitEnds(1)
        try bench.folder.rename("upload", to: "away")
        try bench.drop(Sample.clean(), as: "waiting.txt")
        try bench.awaitLog(" put off document=")
        try bench.stop()
        for (state, name) in [("hold", "credit.txt"), ("deferred", "waiting.txt")] {
            let id = try bench.record(of: name).submission.id
            let path = RawPath(stringLiteral: "state/spool/\(state)/\(id)/content.sealed")
            var bytes = try bench.folder.read(path)
            bytes[bytes.count - 20] ^= 1
            try bench.folder.remove(path)
            try bench.folder.write(bytes, to: path)
        }
        try bench.folder.rename("away", to: "upload")
        try bench.start()
        try release("credit.txt", on: bench)
        try bench.running().awaitState("both set aside") { try bench.spooled("corrupt").count == 2 }
        try bench.awaitOrder(documents: 2)
        #expect(try bench.uploaded() == [])
    }

    @Test func `a backup stays encrypted, has no key to it, and restores`() throws {
        let old = try bench()
        try old.start()
        try old.drop("Photo by Chen\n", as: "credit.txt")
        try old.awaitEnds(1)
        let made = try old.obstat(
            ["backup", old.path("backup"), "--config", old.path("obstat.yaml")].map {
                RawPath(stringLiteral: $0)
            })
        #expect(
            made.ending == .exited(0)
                && String(decoding: made.output, as: UTF8.self).contains("not in the backup"), "\(made.lines)"
        )
        #expect(try old.spooledFilesHolding("Photo by") == [])
        let new = try bench()
        let restored = try new.obstat(
            ["restore", old.path("backup"), "--config", new.path("obstat.yaml")].map {
                RawPath(stringLiteral: $0)
            })
        #expect(restored.ending == .exited(0), "\(restored.lines)")
        try new.start()
        try release("credit.txt", on: new)
        try new.running().awaitState("a release") { try new.uploaded() == ["press/credit.txt"] }
        #expect(try new.folder.read("upload/press/credit.txt") == Array("Photo by Chen\n".utf8))
    }

    @Test func `rules are compared over a quarantine that is encrypted`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop("Photo by Chen\n", as: "credit.txt")
        try bench.awaitEnds(1)
        try bench.folder.makeFolder("fewer")
        let pack = GateBench.smallPack.replacing("Photo by [A-Z]", with: "Photo by [L-W]").replacing(
            "«Photo by Chen»", with: "«Photo by Ming»")
        try bench.folder.write(pack, to: "fewer/test.yaml")
        let compared = try bench.obstat(
            [
                "rules", "compare", bench.folder.path("rules"), bench.folder.path("fewer"), "--held",
                "--config", bench.path("obstat.yaml"),
            ]
            .map { RawPath(stringLiteral: $0) })
        #expect(compared.ending == .exited(1), "\(compared.lines)")
    }
}

extension GateBench {
    /// What a command says on standard output.
    fileprivate func said(_ words: [String]) throws -> String {
        String(decoding: try obstat(words.map { RawPath(stringLiteral: $0) }).output, as: UTF8.self)
    }

    /// Files of the spool, and of a backup's, that hold a text.
    fileprivate func spooledFilesHolding(_ text: String) throws -> [String] {
        try filesHolding(text) { !$0.hasPrefix("state/spool") && !$0.hasPrefix("backup/spool") }
    }

    /// Makes a key of one byte's.
    func makeKey(_ name: RawPath, _ byte: UInt8) throws {
        try folder.write([UInt8](repeating: byte, count: 32), to: name)
        try folder.setMode(name, 0o600)
    }

    /// The settings that name keys.
    func encryption(_ name: String, former: String? = nil) -> String {
        "encryption: {keyFile: \(folder.path(name)), formerKeyFiles: [\(former.map { folder.path($0) } ?? "")]}\n"
    }
}
