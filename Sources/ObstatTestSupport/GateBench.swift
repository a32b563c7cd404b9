/// A gate of a test's own: folders, settings, and the real daemon, gone with its last reference.
///
/// For one thread at a time.
package final class GateBench {
    package let folder: ScratchFolder
    /// The daemon that was started last.
    package private(set) var daemon: RunningProgram?
    private let rules: String
    private let faults: String
    private var mounts: [ScratchMount] = []

    /// Makes the folders and the settings; nothing is started.
    ///
    /// - Parameters:
    ///   - rules: the folder of the rule packs; without it, one with a single rule, which starts much faster.
    ///   - settings: further keys of the settings file, as YAML.
    /// - Throws: ``ScratchFolder/Failure``.
    package init(rules: String? = nil, settings: String = "") throws {
        folder = try ScratchFolder()
        self.rules = rules ?? folder.path("rules")
        faults = folder.path("faults")
        if rules == nil { try Self.writeSmallRules(in: folder) }
        for name in ["drop", "upload", "state"] {
            try folder.makeFolder(RawPath(stringLiteral: name), mode: 0o700)
        }
        for unit in ["press", "consular"] { try folder.makeFolder("drop/\(unit)", mode: 0o770) }
        try writeSettings(settings)
    }

    deinit {
        // In this order, or the folder could not be emptied: who writes to it, what is mounted in it.
        daemon = nil
        mounts = []
    }

    /// Puts a small file system in the place of a folder, which is then private to this user.
    package func mount(at name: RawPath, bytes: Int) throws {
        mounts.append(try ScratchMount(at: folder.path(name.text), bytes: bytes))
        try folder.setMode(name, 0o700)
    }

    /// The settings file, with two units, short times, and one examiner so that things happen in one order.
    package func writeSettings(_ more: String = "") throws {
        let defaults = [
            "settle": "{milliseconds: 100, sweepSeconds: 1}", "retry": "{firstSeconds: 1, longestSeconds: 2}",
            "examiners": "1",
            "units":
                "[{id: press, name: Press, language: en}, {id: consular, name: Consular, language: zh-TW}]",
        ]
        var text = "socket: \(path("obstat.sock"))\n"
        text += ["drop", "upload", "spool", "state"].map { "\($0): \(path($0))\n" }.joined()
        for (key, value) in defaults.sorted(by: { $0.key < $1.key }) where !more.contains("\(key):") {
            text += "\(key): \(value)\n"
        }
        try folder.write(text + more, to: "obstat.yaml.part")
        try folder.rename("obstat.yaml.part", to: "obstat.yaml")
    }

    package func path(_ name: String) -> String {
        name == "spool" ? folder.path("state/spool") : folder.path(name)
    }

    /// Starts the daemon and waits until the gate is open.
    ///
    /// With `watches`, the kernel watches so many folders for it at most.
    package func start(watches: Int? = nil) throws {
        try launch(["--config", folder.path("obstat.yaml"), "--rules", rules], watches: watches)
        try awaitLog("the gate is open")
    }

    /// Starts the daemon with other arguments and does not wait.
    package func launch(_ arguments: [String], watches: Int? = nil) throws {
        daemon = try RunningProgram(
            "obstatd", arguments.map { RawPath(Array($0.utf8)) },
            environment: [
                "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "OBSTAT_FAULTS": faults,
                "OBSTAT_CLOCK": path("clock"),
            ], watches: watches)
    }

    /// Kills the daemon as power loss would, apart from the disk's own memory.
    package func kill() throws {
        daemon?.signal(9)
        try daemon?.awaitEnd()
    }

    /// Ends the daemon with SIGTERM.
    @discardableResult
    package func stop() throws -> RunningProgram.Ending? {
        daemon?.signal(15)
        return try daemon?.awaitEnd()
    }

    /// The daemon that was started last.
    ///
    /// - Throws: when none was.
    package func running() throws -> RunningProgram {
        guard let daemon else { throw RunningProgram.Overdue(awaited: "a daemon", said: "none was started") }
        return daemon
    }

    /// Waits for a line in the log of the daemon that was started last, counting from its start.
    @discardableResult
    package func awaitLog(_ text: String, times: Int = 1, seconds: Int = 60) throws -> String {
        try running().awaitLine(text, times: times, seconds: seconds)
    }

    /// Waits until so many documents have been delivered or held by the daemon that was started last.
    package func awaitOutcomes(_ count: Int, seconds: Int = 60) throws {
        try running().awaitLine(" delivered document=", " held document=", times: count, seconds: seconds)
    }

    /// Has the daemon die at the so-manieth step from now on that a next start would notice.
    package func arm(faultAt step: Int) throws {
        try folder.write("\(step)", to: "faults.part")
        try folder.rename("faults.part", to: "faults")
    }

    /// Has calls on files fail: the so-manieth from now on, and those after it, so many times.
    ///
    /// With `only`, an operation and a place as in `synchronise uploadArea`, other calls neither fail nor count.
    package func arm(failureAt call: Int, code: Int32, times: Int = 1, only: String = "") throws {
        try folder.write("\(call) \(code) \(times) \(only)", to: "faults.part")
        try folder.rename("faults.part", to: "faults")
    }

    /// Begins to write down what is done to documents, act by act.
    package func startTrace() throws {
        if folder.exists("faults.trace") { try folder.remove("faults.trace") }
        try folder.write("", to: "faults.trace")
    }

    package func trace() throws -> [String] {
        String(decoding: try folder.read("faults.trace"), as: UTF8.self).split(separator: "\n").map(
            String.init)
    }

    package func disarm() throws {
        if folder.exists("faults") { try folder.remove("faults") }
    }

    /// Runs `obstat` to its end.
    ///
    /// - `user`: the Unix user that it runs as; the test's own without it.
    package func obstat(
        _ arguments: [RawPath], input: [UInt8] = [], as user: UInt32? = nil
    ) throws -> RunningProgram {
        let program = try RunningProgram(
            "obstat", arguments,
            environment: [
                "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "OBSTAT_RULES": rules, "HOME": folder.path,
                "TMPDIR": folder.path,
            ], input: input, as: user)
        try program.awaitEnd()
        return program
    }

    private static func writeSmallRules(in folder: ScratchFolder) throws {
        try folder.makeFolder("rules")
        try folder.write(smallPack, to: "rules/test.yaml")
    }

    /// Two rules: a national identification number with a checksum that holds, which holds; a credit, which asks for a review.
    package static let smallPack = """
        pack: test
        version: 1
        rules:
          - id: test.national-id
            title: {zh-TW: 國民身分證統一編號, en: National identification number}
            category: personal.national_id
            pattern: '(?<![A-Za-z0-9])[A-Z][12][0-9]{8}(?![A-Za-z0-9])'
            validate: [tw-national-id]
            confidence: {withContext: high, alone: high}
            action: hold
            examples: [«A140404047», 號碼 «A140404047», («A140404047»)]
            counterexamples: [A140404048, 契約]
          - id: test.credit
            title: {zh-TW: 圖片來源, en: Picture credit}
            category: credit.photo
            pattern: 'Photo by [A-Z][a-z]+'
            confidence: {withContext: high, alone: high}
            action: review
            examples: [«Photo by Chen», («Photo by Lin»), see «Photo by Wang»]
            counterexamples: [Photo by nobody, photograph]

        """
}
