import AuditStore
import Documents
import ObstatTestSupport
import Testing

/// `kill -9` at every step that a next start would notice, and at random.
@Suite struct CrashTests {
    enum Kind: String, CaseIterable, Sendable {
        case clear, held
        /// Clear, with an upload area that has gone: put off, and delivered by the next start.
        case putOff
    }

    @Test(arguments: Kind.allCases, [false, true])
    func `a daemon killed at any step goes on to the same end`(_ kind: Kind, isEncrypted: Bool) throws {
        let bench = try GateBench()
        if isEncrypted {
            try bench.makeKey("key", 1)
            try bench.writeSettings(bench.encryption("key"))
        }
        try bench.start()
        var step = 0
        var hasDied = true
        while hasDied {
            step += 1
            hasDied = try dieOnce(at: step, kind, on: bench)
        }
        // Fewer would mean that the points are no longer passed, and nothing is tested.
        #expect(step > (kind == .putOff ? 15 : 25), "\(step) steps")
        #expect(try bench.events("missing from the spool").isEmpty)
    }

    /// Drops one document and has the daemon die on it.
    ///
    /// - Returns: whether it did; not once there are fewer steps.
    private func dieOnce(at step: Int, _ kind: Kind, on bench: GateBench) throws -> Bool {
        let name = "document-\(step).txt"
        let text = kind == .held ? Sample.held(step) : Sample.clean(step)
        if kind == .putOff { try bench.folder.rename("upload", to: "upload-away") }
        try bench.arm(faultAt: step)
        try bench.drop(text, as: RawPath(stringLiteral: name))
        let daemon = try bench.running()
        if kind == .putOff {
            try awaitDeath(of: daemon, or: " put off document=", name, on: bench)
            try bench.folder.rename("upload-away", to: "upload")
        }
        try awaitDeath(
            of: daemon, or: kind == .held ? " held document=" : " delivered document=", name, on: bench)
        let hasDied = daemon.hasClosed
        try bench.disarm()
        if hasDied {
            #expect(try daemon.awaitEnd() == .signalled(9))
            try bench.start()
        }
        try bench.running().awaitState("an end for \(name)") {
            guard try bench.records(of: name).first.map({ $0.state != .deferred && $0.intent == nil }) == true
            else {
                return false
            }
            return try bench.disorder().isEmpty
        }
        try check(name, text, kind, on: bench, step: step)
        return hasDied
    }

    private func awaitDeath(
        of daemon: RunningProgram, or outcome: String, _ name: String, on bench: GateBench
    ) throws {
        try daemon.awaitState("death or “\(outcome)” for \(name)") {
            guard !daemon.hasClosed else { return true }
            return try bench.records(of: name).contains {
                daemon.count(outcome + $0.submission.id.description) > 0
            }
        }
    }

    private func check(_ name: String, _ text: String, _ kind: Kind, on bench: GateBench, step: Int) throws {
        let record = try bench.record(of: name)
        #expect(record.state == (kind == .held ? .hold : .delivered), "step \(step)")
        let uploaded = try bench.uploaded().filter { $0.hasPrefix("press/document-\(step)") }
        #expect(uploaded == (kind == .held ? [] : ["press/" + name]), "step \(step)")
        if kind != .held {
            #expect(try bench.folder.read("upload/press/\(name)") == Array(text.utf8), "step \(step)")
        }
        #expect(try bench.spooled("hold").count == (kind == .held ? step : 0), "step \(step)")
        #expect(try bench.dropped() == [], "step \(step)")
        #expect(try bench.receipts().keys.count { $0.hasPrefix(name + ".") } == 1, "step \(step)")
        #expect(try bench.disorder() == [], "step \(step)")
    }

    /// The copy is recorded, delivered and published while its original can't be reached; it must not come in again.
    @Test func `an original that outlives its document is removed, and not taken a second time`() throws {
        let bench = try GateBench()
        var documents = 0
        repeat {
            documents += 1
            try bench.start()
            try bench.awaitOrder(documents: documents - 1)
            // The sealed copy appears about here; which step it is exactly is for the gate to choose.
            try bench.arm(faultAt: documents + 5)
            try bench.drop(Sample.clean(documents), as: "\(documents).txt")
            try bench.running().awaitState("death") { try bench.running().hasClosed }
            try bench.running().awaitEnd()
            try bench.disarm()
        } while try bench.spooled("incoming").isEmpty || bench.dropped().isEmpty
        try bench.folder.rename("drop/press", to: "away")
        try bench.start()
        try bench.awaitLog("original not removed")
        try bench.awaitLog(" delivered document=")
        try bench.folder.rename("away", to: "drop/press")
        try bench.running().awaitState("an empty drop folder") { try bench.dropped() == [] }
        try bench.awaitOrder(documents: documents)
        #expect(try bench.records().count == documents)
        #expect(try bench.uploaded().count == documents)
    }

    @Test func `killed at random under load, every document ends once and rightly`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededNumbers(seed: seed)
        let bench = try GateBench(settings: "examiners: 2\n")
        try bench.start()
        var dropped = 0
        for _ in 0..<15 {
            for _ in 0..<4 {
                dropped += 1
                let isHeld = dropped.isMultiple(of: 3)
                try bench.drop(
                    isHeld ? Sample.held(dropped) : Sample.clean(dropped), as: "\(dropped).txt",
                    unit: dropped.isMultiple(of: 2) ? "press" : "consular")
            }
            try bench.arm(faultAt: Int.random(in: 1...90, using: &random))
            let daemon = try bench.running()
            try daemon.awaitState("death, or nothing left to die of") {
                try daemon.hasClosed
                    || (bench.dropped(unit: "press") + bench.dropped(unit: "consular")).isEmpty
            }
            try bench.disarm()
            if daemon.hasClosed { try daemon.awaitEnd() } else { try bench.kill() }
            try bench.start()
        }
        try bench.awaitOrder(documents: dropped)
        let expected = (1...dropped).filter { !$0.isMultiple(of: 3) }
            .map { ($0.isMultiple(of: 2) ? "press/" : "consular/") + "\($0).txt" }
        #expect(try bench.uploaded() == expected.sorted(), "seed \(seed)")
        #expect(try bench.spooled("hold").count == dropped / 3, "seed \(seed)")
        #expect(try bench.records().count == dropped, "seed \(seed)")
        #expect(
            try bench.receipts(unit: "press").count + bench.receipts(unit: "consular").count == dropped,
            "seed \(seed)")
    }
}
