import AuditStore
import Documents
import Glibc
import ObstatTestSupport
import Testing

/// Names that change under the gate's hands.
@Suite struct RaceTests {
    @Test func `what is swapped while it is taken in never brings in what lies elsewhere`() throws {
        let bench = try GateBench(settings: "examiners: 2\nsettle: {milliseconds: 0, sweepSeconds: 1}\n")
        let secret = "Nobody outside may read this line.\n"
        try bench.folder.write(secret, to: "secret.txt")
        try bench.start()
        for number in 0..<60 {
            let name: RawPath = "drop/press/\(number).txt"
            let other: RawPath = "drop/press/.\(number)"
            try bench.folder.write(String(repeating: Sample.clean(number), count: 4_000), to: name)
            switch number % 4 {
            case 0: try bench.folder.symlink(to: bench.folder.path("secret.txt"), as: other)
            case 1: try bench.folder.link("secret.txt", as: other)
            case 2: try bench.folder.makePipe(other)
            default: try bench.folder.write("half", to: other)
            }
            try? bench.folder.rename(other, to: name)
            if number % 4 == 3 { try? bench.folder.overwrite(name, with: Sample.clean(number)) }
        }
        try bench.drop(Sample.clean(), as: "last.txt", unit: "consular")
        try bench.running().awaitState("the last one's end") {
            bench.folder.exists("upload/consular/last.txt")
        }
        // Whole again, everything that is a file of one name comes in.
        for number in 0..<60 where number % 4 < 3 {
            try? bench.folder.remove("drop/press/\(number).txt")
        }
        try bench.running().awaitState("an empty drop folder") { try bench.dropped() == [] }
        try bench.awaitEnds(1)
        #expect(try bench.folder.read("secret.txt") == Array(secret.utf8))
        for path in try bench.uploaded() {
            let text = String(decoding: try bench.folder.read("upload/\(path)"), as: UTF8.self)
            #expect(!text.contains("Nobody outside"), "\(path)")
            #expect(text.hasPrefix("Minutes") && text.hasSuffix("approved.\n"), "half of \(path)")
        }
        let holding = try bench.filesHolding("Nobody outside") { $0 == "secret.txt" }
        #expect(holding.allSatisfy { $0.hasPrefix("drop/") }, "\(holding)")
    }

    @Test(.enabled(if: ScratchMount.isAllowed, "this user may not mount"))
    func `what is mounted over a file or a folder while it is taken in is never read`() throws {
        let bench = try GateBench(
            settings:
                "examiners: 2\nsettle: {milliseconds: 0, sweepSeconds: 1}\nretry: {firstSeconds: 1, longestSeconds: 1}\n"
        )
        let secret = "Nobody outside may read this line.\n"
        try bench.folder.makeFolder("elsewhere")
        try bench.folder.write(secret, to: "elsewhere/a.txt")
        try bench.start()
        var mounts: [ScratchMount] = []
        for number in 0..<24 {
            let name = number.isMultiple(of: 2) ? "\(number).txt" : "\(number)"
            let text = String(repeating: Sample.clean(number), count: 4_000)
            if number.isMultiple(of: 2) {
                try bench.folder.write(text, to: RawPath(stringLiteral: "drop/press/\(name)"))
            } else {
                try bench.folder.makeFolder(RawPath(stringLiteral: "drop/press/\(name)"), mode: 0o777)
                try bench.folder.write(text, to: RawPath(stringLiteral: "drop/press/\(name)/a.txt"))
            }
            let source = number.isMultiple(of: 2) ? "elsewhere/a.txt" : "elsewhere"
            // Where it has been taken in already there is nothing to mount over.
            if let mount = try? ScratchMount(
                of: bench.folder.path(source), at: bench.folder.path("drop/press/\(name)"))
            {
                mounts.append(mount)
            }
        }
        try bench.drop(Sample.clean(), as: "last.txt", unit: "consular")
        try bench.running().awaitState("the last one's end") {
            bench.folder.exists("upload/consular/last.txt")
        }
        #expect(try bench.folder.read("elsewhere/a.txt") == Array(secret.utf8))
        #expect(!mounts.isEmpty)
        mounts = []
        // What stood beneath comes in, whole and once.
        try bench.running().awaitState("all of them") { try bench.uploaded().count == 25 }
        try bench.awaitEnds(25)
        for path in try bench.uploaded() {
            let text = String(
                decoding: try bench.folder.read(RawPath(stringLiteral: "upload/\(path)")), as: UTF8.self)
            #expect(text.hasPrefix("Minutes") && text.hasSuffix("approved.\n"), "\(path)")
        }
        #expect(try bench.filesHolding("Nobody outside") == ["elsewhere/a.txt"])
    }

    @Test func `drops while rules are read again and again all come to their ends`() throws {
        let bench = try GateBench(settings: "examiners: 2\n")
        try bench.start()
        for number in 0..<40 {
            try bench.drop(Sample.clean(number), as: "\(number).txt")
            if number.isMultiple(of: 2) { try bench.running().signal(SIGHUP) }
        }
        try bench.awaitEnds(40)
        #expect(try bench.uploaded().count == 40)
        #expect(try bench.spooled("corrupt").isEmpty)
    }
}
