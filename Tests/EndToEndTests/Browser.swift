import Foundation
import Glibc
import ObstatTestSupport

/// A real browser without a window, driven by the Chrome DevTools protocol over two pipes.
///
/// For one thread at a time. Gone with its last reference.
final class Browser {
    private static let programs = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/chromium-headless-shell",
        "/usr/bin/google-chrome",
    ]

    /// The browser of this machine, if there is one.
    static var program: String? { programs.first { unsafe access($0, X_OK) == 0 } }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let profile: ScratchFolder
    private var session: String?
    private var number = 0
    private var unread: [UInt8] = []
    /// What has happened and nobody has waited for yet.
    private var events: [[String: Any]] = []
    /// Every address that a page asked for.
    private(set) var requests: [String] = []
    /// What pages said that they should not have: faults of scripts, and what the policy forbade.
    private(set) var complaints: [String] = []

    init() throws {
        guard let program = Self.program else { throw Failure(description: "there is no browser") }
        profile = try ScratchFolder()
        let (process, input, output) = try Self.start(program, profile: profile.path)
        self.process = process
        self.input = input
        self.output = output
        let target = try command("Target.createTarget", ["url": "about:blank"])["targetId"] as? String
        let attached = try command(
            "Target.attachToTarget", ["targetId": target ?? "", "flatten": true])
        session = attached["sessionId"] as? String
        for domain in ["Page", "Runtime", "Network", "Log"] { try command(domain + ".enable") }
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(input)
        close(output)
    }

    // MARK: What a person does

    func go(to address: String) throws {
        events = []
        try command("Page.navigate", ["url": address])
        try awaitPage()
    }

    /// Runs a script that leads to another page, and waits for that.
    func leave(by script: String) throws {
        events = []
        try run(script)
        try awaitPage()
    }

    /// Fills in fields by their names and sends the form that holds the last one.
    func submit(_ form: String, _ fields: [(String, String)] = []) throws {
        let filling = fields.map { name, value in
            "form.querySelector('[name=\"\(name)\"]').value = \(Self.quoted(value));"
        }.joined()
        try leave(
            by: "{ const form = document.querySelector(\(Self.quoted(form))); \(filling) "
                + "form.requestSubmit ? form.requestSubmit() : form.submit(); }")
    }

    func press(_ key: String) throws {
        try command("Input.dispatchKeyEvent", ["type": "keyDown", "text": key, "key": key])
        try command("Input.dispatchKeyEvent", ["type": "keyUp", "key": key])
    }

    /// The value of an expression.
    @discardableResult
    func run(_ expression: String) throws -> Any? {
        let answer = try command(
            "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let fault = answer["exceptionDetails"] { throw Failure(description: "\(expression): \(fault)") }
        return (answer["result"] as? [String: Any])?["value"]
    }

    func text(of selector: String) throws -> String? {
        try run("document.querySelector(\(Self.quoted(selector)))?.textContent ?? null") as? String
    }

    /// Waits until an expression is true; the page itself looks again and again.
    func wait(until expression: String, seconds: Int = 20) throws {
        let isTrue = try run(
            """
            new Promise((resolve) => {
              const end = Date.now() + \(seconds * 1_000);
              const look = () => (\(expression)) ? resolve(true) : Date.now() > end ? resolve(false) : setTimeout(look, 50);
              look();
            })
            """)
        guard isTrue as? Bool == true else { throw Failure(description: "not in time: \(expression)") }
    }

    /// Waits until the browser stands at an address, over however many pages it is led there.
    func awaitAddress(_ address: String) throws {
        let here = "document.readyState === 'complete' ? location.href : ''"
        // Between two pages there is nothing to ask.
        while (try? run(here)) as? String != address {
            note(try next())
        }
        events = []
    }

    func setLanguage(_ language: String) throws {
        try command("Network.setExtraHTTPHeaders", ["headers": ["Accept-Language": language]])
    }

    func setScheme(dark: Bool) throws {
        let feature = ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]
        try command("Emulation.setEmulatedMedia", ["features": [feature]])
    }

    func forgetCookies() throws {
        try command("Network.clearBrowserCookies")
    }

    static func quoted(_ text: String) -> String {
        let data = try? JSONSerialization.data(withJSONObject: [text])
        return String(String(decoding: data ?? Data("[\"\"]".utf8), as: UTF8.self).dropFirst().dropLast())
    }

    // MARK: The protocol

    @discardableResult
    func command(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        number += 1
        var message: [String: Any] = ["id": number, "method": method, "params": parameters]
        message["sessionId"] = session
        try send(JSONSerialization.data(withJSONObject: message) + [0])
        while true {
            let message = try next()
            guard message["id"] as? Int == number else {
                note(message)
                continue
            }
            if let error = message["error"] { throw Failure(description: "\(method): \(error)") }
            return message["result"] as? [String: Any] ?? [:]
        }
    }

    private func awaitPage() throws {
        while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) {
            note(try next())
        }
        events = []
    }

    private func note(_ message: [String: Any]) {
        events.append(message)
        let parameters = message["params"] as? [String: Any] ?? [:]
        switch message["method"] as? String {
        case "Network.requestWillBeSent":
            if let url = (parameters["request"] as? [String: Any])?["url"] as? String { requests.append(url) }
        case "Runtime.exceptionThrown": complaints.append("\(parameters)")
        case "Log.entryAdded":
            let entry = parameters["entry"] as? [String: Any] ?? [:]
            // A refused form answers 400 or 403, which the browser logs as a failed load.
            if entry["source"] as? String != "network" { complaints.append("\(entry["text"] ?? "")") }
        default: break
        }
    }

    private func send(_ bytes: Data) throws {
        var left = Array(bytes)[...]
        while !left.isEmpty {
            let count = unsafe left.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure(description: "the browser has gone") }
            left = left.dropFirst(count)
        }
    }

    private func next() throws -> [String: Any] {
        while true {
            if let end = unread.firstIndex(of: 0) {
                let message = Data(unread[..<end])
                unread.removeFirst(end + 1)
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            var polled = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard unsafe poll(&polled, 1, 60_000) == 1 else {
                throw Failure(description: "the browser says nothing")
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = unsafe read(output, &chunk, chunk.count)
            guard count > 0 else { throw Failure(description: "the browser has gone") }
            unread += chunk[..<count]
        }
    }

    /// Descriptors 3 and 4 of the browser are its ends of the pipes.
    private static func start(_ program: String, profile: String) throws -> (pid_t, Int32, Int32) {
        var toBrowser: [Int32] = [-1, -1]
        var fromBrowser: [Int32] = [-1, -1]
        guard unsafe pipe(&toBrowser) == 0, unsafe pipe(&fromBrowser) == 0 else {
            throw Failure(description: "pipe: \(errno)")
        }
        for end in toBrowser + fromBrowser { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // Away from 3 and 4, so that neither is overwritten before it is copied.
        let reader = fcntl(toBrowser[0], F_DUPFD_CLOEXEC, 100)
        let writer = fcntl(fromBrowser[1], F_DUPFD_CLOEXEC, 100)
        close(toBrowser[0])
        close(fromBrowser[1])
        defer {
            close(reader)
            close(writer)
        }
        let arguments = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
            "--window-size=1280,900", "--user-data-dir=\(profile)", "about:blank",
        ]
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, reader, 3)
        unsafe posix_spawn_file_actions_adddup2(&actions, writer, 4)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe words.append(nil)
        let settings = ["PATH=/usr/bin:/bin", "HOME=\(profile)"]
        var environment: [UnsafeMutablePointer<CChar>?] = unsafe settings.map { unsafe strdup($0) }
        unsafe environment.append(nil)
        defer { unsafe (words + environment).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, program, &actions, nil, words, environment)
        guard code == 0 else { throw Failure(description: "posix_spawn: \(code)") }
        return (process, toBrowser[1], fromBrowser[0])
    }
}
