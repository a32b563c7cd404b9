import AuditStore
import Documents
import ObstatTestSupport
import Testing

/// What units do with their drop folders, and what becomes of it.
@Suite struct DropTests {
    @Test func `a file that is written slowly is taken when its writer has closed it`() throws {
        let bench = try GateBench()
        try bench.start()
        let line = "a line of the report\n"
        var writer: FileWriter? = try bench.folder.writer("drop/press/slow.txt")
        for number in 1...5 {
            try writer?.write(line)
            // Another document passes the gate in between: time enough for the open one to be taken by mistake.
            try bench.drop(Sample.clean(number), as: "other-\(number).txt")
            try bench.awaitLog(" delivered document=", times: number)
            #expect(bench.folder.exists("drop/press/slow.txt"))
        }
        try writer?.write(Sample.held())
        writer = nil
        try bench.awaitLog(" held document=")
        try bench.awaitOrder(documents: 6)
        let record = try bench.record(of: "slow.txt")
        #expect(record.submission.bytes == Int64(line.utf8.count * 5 + Sample.held().utf8.count))
        #expect(record.state == .hold)
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let name: RawPath
        let word: String
        let make: @Sendable (ScratchFolder, RawPath) throws -> Void
        var testDescription: String { name.text }
    }

    @Test(arguments: [
        Refused(name: "link.txt", word: "symbolic link") { try $0.symlink(to: "/etc/hostname", as: $1) },
        Refused(name: "loop.txt", word: "symbolic link") { try $0.symlink(to: "loop.txt", as: $1) },
        Refused(name: "pipe.txt", word: "named pipe") { try $0.makePipe($1) },
        Refused(name: "socket.txt", word: "socket") { try $0.makeSocket($1) },
        Refused(name: "linked.txt", word: "hard link") { folder, path in
            try folder.write(Sample.clean(), to: "elsewhere.txt")
            try folder.link("elsewhere.txt", as: path)
        },
    ])
    func `what is no plain file of its own stays, and unit and audit are told once`(_ refused: Refused) throws
    {
        let bench = try GateBench()
        let path = RawPath(Array("drop/press/".utf8) + refused.name.bytes)
        try refused.make(bench.folder, path)
        try bench.start()
        try bench.awaitLog("left in the drop folder")
        // A document dropped later goes through: the gate does not hang on the pipe.
        try bench.drop(Sample.clean(), as: "later.txt")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        #expect(bench.folder.exists(path))
        #expect(try bench.uploaded() == ["press/later.txt"])
        let notices = try bench.receipts().filter { $0.key.hasPrefix(refused.name.text) }
        #expect(notices.count == 1 && notices.values.first?.contains(refused.word) == true)
        #expect(try bench.events("refused").count == 1)
        // Another start tells the audit again, and replaces the unit's notice.
        try bench.stop()
        try bench.start()
        try bench.awaitLog("left in the drop folder")
        #expect(try bench.receipts().filter { $0.key.hasPrefix(refused.name.text) }.count == 1)
    }

    @Test func `a hard-linked file is taken once its other name has gone`() throws {
        let bench = try GateBench()
        try bench.folder.write(Sample.clean(), to: "elsewhere.txt")
        try bench.folder.link("elsewhere.txt", as: "drop/press/linked.txt")
        try bench.start()
        try bench.awaitLog("left in the drop folder")
        try bench.folder.remove("elsewhere.txt")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        #expect(try bench.uploaded() == ["press/linked.txt"])
    }

    static let difficultNames: [RawPath] = [
        "two\nlines.txt", "\u{202E}txt.drow", "-rf.txt", " ", "*?\"'$(id)`;|.txt", "公文（草案）.txt", "a\\b.txt",
        "no ending", "…",
        RawPath(Array(repeating: UInt8(ascii: "x"), count: 251) + Array(".txt".utf8)),
    ]

    @Test func `difficult names arrive as they are`() throws {
        let bench = try GateBench()
        try bench.start()
        for (number, name) in Self.difficultNames.enumerated() {
            try bench.drop(Sample.clean(number), as: name)
        }
        try bench.awaitOutcomes(Self.difficultNames.count)
        try bench.awaitOrder(documents: Self.difficultNames.count)
        #expect(try bench.uploaded().count == Self.difficultNames.count)
        for (number, name) in Self.difficultNames.enumerated() {
            let path = RawPath(Array("upload/press/".utf8) + name.bytes)
            #expect(
                try bench.folder.exists(path) && bench.folder.read(path) == Array(Sample.clean(number).utf8),
                "\(name.text)")
        }
        #expect(try bench.receipts().count == Self.difficultNames.count)
        #expect(try bench.running().lines.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
    }

    /// The name is a part of the document like any other: bytes that are no text were not examined.
    @Test func `a name that is no text keeps its document waiting, under that very name`() throws {
        let bench = try GateBench()
        try bench.start()
        let name: [UInt8] = [0xFF, 0xFE, 0x41, 0x2E, 0x74, 0x78, 0x74]
        try bench.drop(Sample.clean(), as: RawPath(name))
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        let record = try #require(try bench.records().first)
        #expect(record.submission.name.bytes == name)
        #expect(record.state == .hold && record.verdict?.outcome == .unexamined)
        #expect(try bench.store().gaps(of: record.submission.id).contains { $0.reason == .undecodable })
        #expect(try bench.receipts().count == 1)
    }

    @Test func `an empty file is delivered or held, and does not stay`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop("", as: "empty.txt")
        try bench.awaitOutcomes(1)
        try bench.awaitOrder(documents: 1)
        #expect(try bench.dropped() == [])
        let record = try bench.record(of: "empty.txt")
        #expect(record.state == (record.verdict?.outcome == .clear ? .delivered : .hold))
    }

    @Test func `a tree of a thousand files arrives whole, each file once`() throws {
        let bench = try GateBench(settings: "examiners: 2\n")
        try bench.start()
        try bench.folder.makeFolder("drop/.tree")
        var expected: Set<String> = []
        for top in 0..<10 {
            try bench.folder.makeFolder("drop/.tree/\(top)")
            for below in 0..<10 {
                try bench.folder.makeFolder("drop/.tree/\(top)/\(below)")
                for file in 0..<10 {
                    try bench.folder.write(
                        Sample.clean(top * 100 + below * 10 + file),
                        to: "drop/.tree/\(top)/\(below)/\(file).txt")
                    expected.insert("press/tree/\(top)/\(below)/\(file).txt")
                }
            }
        }
        try bench.folder.rename("drop/.tree", to: "drop/press/tree")
        try bench.awaitOutcomes(1_000, seconds: 180)
        try bench.awaitOrder(documents: 1_000)
        let uploaded = try bench.uploaded()
        #expect(uploaded.count == 1_000 && Set(uploaded) == expected)
        #expect(try bench.records().count == 1_000)
        #expect(try bench.dropped() == [])
        #expect(!bench.folder.exists("drop/press/tree"))
    }

    @Test func `two units may drop files of one name`() throws {
        let bench = try GateBench()
        try bench.start()
        try bench.drop(Sample.clean(1), as: "report.txt", unit: "press")
        try bench.drop(Sample.clean(2), as: "report.txt", unit: "consular")
        try bench.awaitOutcomes(2)
        #expect(try bench.uploaded() == ["consular/report.txt", "press/report.txt"])
    }

    @Test func `a name that is taken already gets a number, and nothing is overwritten`() throws {
        let bench = try GateBench()
        try bench.start()
        for number in 1...3 {
            try bench.drop(Sample.clean(number), as: "report.txt")
            try bench.awaitOutcomes(number)
        }
        #expect(try bench.uploaded() == ["press/report (2).txt", "press/report (3).txt", "press/report.txt"])
        #expect(try bench.folder.read("upload/press/report.txt") == Array(Sample.clean(1).utf8))
        #expect(try bench.folder.read("upload/press/report (3).txt") == Array(Sample.clean(3).utf8))
        try bench.awaitOrder(documents: 3)
    }

    @Test func `what was dropped before the start is taken`() throws {
        let bench = try GateBench()
        try bench.drop(Sample.clean(), as: "early.txt")
        try bench.drop(Sample.held(), as: "early-held.txt")
        try bench.start()
        try bench.awaitOutcomes(2)
        try bench.awaitOrder(documents: 2)
        #expect(try bench.uploaded() == ["press/early.txt"])
    }

    /// Each version is its own document; the writer decides how many there are, the gate loses and doubles none.
    @Test func `versions of one name dropped over each other each end once`() throws {
        let bench = try GateBench()
        try bench.start()
        // Long enough that a version is often replaced while the one before is being taken in or examined.
        let body = String(repeating: "The report was approved by all members.\n", count: 20_000)
        var alive: Set<String> = []
        for version in 1...12 {
            let text = "version \(version)\n" + body
            try bench.drop(text, as: "report.txt")
            alive.insert(text)
            if version.isMultiple(of: 3) { try bench.awaitOutcomes(version / 3) }
        }
        try bench.running().awaitState("an empty drop folder") { try bench.dropped() == [] }
        let count = try bench.records().count
        try bench.awaitOrder(documents: count)
        let uploaded = try bench.files(in: "upload")
        let texts = try uploaded.map {
            String(decoding: try bench.folder.read(RawPath(Array("upload/".utf8) + $0.bytes)), as: UTF8.self)
        }
        #expect(Set(texts).count == texts.count && Set(texts).isSubset(of: alive))
        #expect(texts.contains("version 12\n" + body))
        #expect(uploaded.count == count)
    }

    @Test func `a folder that can be no unit is told of, one that can is watched, in a demonstration`() throws
    {
        let bench = try GateBench()
        try bench.folder.makeFolder("demo")
        try bench.folder.makeFolder("demo/drop")
        try bench.folder.makeFolder("demo/drop/Strange Name")
        try bench.folder.makeFolder(RawPath(Array("demo/drop/".utf8) + [0xFF, 0xFE]))
        try bench.folder.write(Sample.clean(), to: "demo/drop/Strange Name/a.txt")
        try bench.launch(["--demo", bench.path("demo"), "--rules", bench.path("rules")])
        try bench.awaitLog("the gate is open")
        #expect(try bench.running().count("these folders can't be units") == 1)
        try bench.folder.makeFolder("demo/drop/archive")
        try bench.folder.write(Sample.clean(), to: "demo/drop/archive/a.txt")
        try bench.folder.write(Sample.held(), to: "demo/drop/press/b.txt")
        try bench.awaitOutcomes(2)
        #expect(try bench.files(in: "demo/upload").map(\.text) == ["archive/a.txt"])
        #expect(bench.folder.exists("demo/drop/Strange Name/a.txt"))
        // A unit's folder goes; the gate lives on with the others.
        try bench.running().awaitState("a taken original") { !bench.folder.exists("demo/drop/archive/a.txt") }
        for name in try bench.folder.names("demo/drop/archive/receipts") {
            try bench.folder.remove(RawPath(Array("demo/drop/archive/receipts/".utf8) + name.bytes))
        }
        try bench.folder.removeFolder("demo/drop/archive/receipts")
        try bench.folder.removeFolder("demo/drop/archive")
        try bench.folder.write(Sample.clean(2), to: "demo/drop/consular/c.txt")
        try bench.awaitOutcomes(3)
        #expect(try bench.stop() == .exited(0))
    }
}
