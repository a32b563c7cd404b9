import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Calls that fail underneath: each one, with each code that disks and shares have, and at random under load.
@Suite struct FaultTests {
    static let codes = [ENOSPC, EIO, EROFS, EDQUOT, EMFILE, EACCES]

    @Test(arguments: [false, true], [false, true])
    func `whichever call fails, the document comes to its one end`(_ isHeld: Bool, isEncrypted: Bool) throws {
        let bench = try GateBench()
        if isEncrypted {
            try bench.makeKey("key", 1)
            try bench.writeSettings(bench.encryption("key"))
        }
        try bench.start()
        // What both kinds have in common is tried by both together.
        var call = isHeld ? 0 : -1
        var documents = 0
        var failed: Set<String> = []
        var isOver = false
        while !isOver {
            call += 2
            documents += 1
            let name = "document-\(call).txt"
            let text = isHeld ? Sample.held(call) : Sample.clean(call)
            try bench.startTrace()
            try bench.arm(failureAt: call, code: Self.codes[documents % Self.codes.count])
            try bench.drop(text, as: RawPath(stringLiteral: name))
            try bench.running().awaitState("an end for \(name)") {
                guard try !bench.records(of: name).isEmpty else { return false }
                // What could not be removed of a copy that failed, a start removes.
                guard try bench.disorder().allSatisfy({ $0.hasPrefix("in making") }) else { return false }
                return try bench.records(of: name).allSatisfy { $0.state == .hold || $0.state == .delivered }
            }
            try bench.disarm()
            let trace = try bench.trace()
            failed.formUnion(trace.filter { $0.hasPrefix("fault") }.map { String($0.prefix { $0 != "," }) })
            // The end came first: there are no further calls.
            isOver = !trace.contains { $0.hasPrefix("fault") }
            let record = try bench.record(of: name)
            #expect(record.state == (isHeld ? .hold : .delivered), "\(trace)")
            if !isHeld { #expect(try bench.folder.read("upload/press/\(name)") == Array(text.utf8)) }
        }
        #expect(try bench.uploaded().count == (isHeld ? 0 : documents))
        #expect(try bench.spooled("hold").count == (isHeld ? documents : 0))
        #expect(try bench.dropped() == [])
        // Fewer would mean that calls are not failed any more, and nothing is tried.
        #expect(documents > 20 && failed.count > 8, "\(documents), \(failed.sorted())")
    }

    /// What was written is in the file already, and perhaps under its name; nobody may count on it.
    @Test(arguments: [1, 2], [EIO, ENOSPC])
    func `a flush that fails in the upload area leaves one document, whole`(_ call: Int, _ code: Int32) throws
    {
        let bench = try GateBench()
        try bench.folder.makeFolder("upload/press", mode: 0o750)
        try bench.start()
        try bench.startTrace()
        try bench.arm(failureAt: call, code: code, only: "synchronise uploadArea")
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitLog(" put off document=")
        try bench.awaitEnds(1)
        #expect(try bench.trace().contains("fault: synchronise in uploadArea, errno \(code)"))
        #expect(try bench.uploaded() == ["press/minutes.txt"])
        #expect(try bench.folder.read("upload/press/minutes.txt") == Array(Sample.clean().utf8))
        #expect(try bench.events("delivered").count == 1)
    }

    @Test(.enabled(if: RunningProgram.canLimitWatches, "this user may not make a namespace"))
    func `folders that the kernel does not watch are looked at all the same`() throws {
        let bench = try GateBench()
        for number in 0..<6 { try bench.folder.makeFolder("drop/press/\(number)", mode: 0o770) }
        try bench.start(watches: 2)
        try bench.awaitLog("no more watches; sweeps go on")
        for number in 0..<6 { try bench.drop(Sample.clean(number), as: "\(number)/minutes.txt") }
        try bench.awaitEnds(6)
        #expect(try bench.uploaded().count == 6)
    }

    @Test func `calls that fail at random under load lose and double nothing`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededNumbers(seed: seed)
        let bench = try GateBench(settings: "examiners: 2\n")
        try bench.startTrace()
        try bench.start()
        for number in 1...60 {
            try bench.arm(
                failureAt: Int.random(in: 1...60, using: &random),
                code: Self.codes.randomElement(using: &random) ?? EIO,
                times: Int.random(in: 1...8, using: &random))
            try bench.drop(
                number.isMultiple(of: 3) ? Sample.held(number) : Sample.clean(number), as: "\(number).txt",
                unit: number.isMultiple(of: 2) ? "press" : "consular")
            if number.isMultiple(of: 5) {
                try bench.running().awaitState("some of them taken", seconds: 90) {
                    try bench.records().count > number - 5
                }
            }
        }
        try bench.disarm()
        try bench.running().awaitState("everything taken in", seconds: 120) {
            try bench.records().count == 60 && bench.dropped().isEmpty
                && bench.dropped(unit: "consular").isEmpty
        }
        // What could not be removed of a copy or a receipt that failed, a start removes.
        try bench.stop()
        try bench.start()
        try bench.awaitEnds(60)
        let expected = (1...60).filter { !$0.isMultiple(of: 3) }
            .map { ($0.isMultiple(of: 2) ? "press/" : "consular/") + "\($0).txt" }
        #expect(try bench.uploaded() == expected.sorted(), "seed \(seed)")
        #expect(try bench.spooled("hold").count == 20, "seed \(seed)")
        #expect(try bench.trace().count { $0.hasPrefix("fault") } > 30, "seed \(seed)")
    }

    @Test func `with no descriptor left documents wait, and none counts as corrupt`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.clean(0), as: "0.txt")
        try bench.awaitOrder(documents: 1)
        let daemon = try bench.running()
        for round in 0..<12 {
            // From none at all to almost enough for one document.
            try daemon.limitDescriptors(to: daemon.descriptorCount() + round)
            try bench.drop(Sample.clean(round + 1), as: "\(round + 1).txt")
            if round.isMultiple(of: 3) { try bench.drop(Sample.held(round), as: "held-\(round).txt") }
            try daemon.awaitLine(
                "nothing can be taken in", "a step failed", " put off document=", "drop folder unreachable",
                " delivered document=", times: 1)
        }
        try daemon.limitDescriptors(to: 1_024)
        try bench.awaitEnds(17)
        #expect(try bench.spooled("corrupt").isEmpty)
        #expect(try bench.uploaded().count == 13)
        #expect(try bench.spooled("hold").count == 4)
    }

    @Test func `a clock that jumps changes no end`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.folder.rename("upload", to: "away")
        let year = 365 * 86_400
        for (number, seconds) in [0, 10 * year, -5 * year, 1, -20 * year, 0].enumerated() {
            try bench.folder.write("\(seconds)", to: "clock.part")
            try bench.folder.rename("clock.part", to: "clock")
            try bench.drop(Sample.clean(number), as: "\(number).txt")
            try bench.drop(Sample.held(number), as: "held-\(number).txt")
            try bench.running().awaitState("both recorded") { try bench.records().count == 2 * number + 2 }
            if number == 2 {
                try bench.kill()
                try bench.start()
            }
        }
        try bench.folder.rename("away", to: "upload")
        try bench.awaitEnds(12)
        #expect(try bench.uploaded() == (0..<6).map { "press/\($0).txt" })
        #expect(try bench.spooled("hold").count == 6)
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "a file system can't be mounted by this user"))
    func `an upload area that must be mounted and is not gets nothing`() throws {
        let bench = try GateBench(settings: "uploadMustBeMounted: true\n")
        try bench.start()
        try bench.drop(Sample.clean(), as: "minutes.txt")
        try bench.awaitLog(" put off document=")
        #expect(try bench.uploaded() == [])
        try bench.mount(at: "upload", bytes: 1 << 20)
        try bench.awaitEnds(1)
        #expect(try bench.uploaded() == ["press/minutes.txt"])
    }
}
