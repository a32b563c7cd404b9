import AuditStore
import Documents
import Foundation
import Glibc
import ObstatTestSupport
import Testing

/// A gate with a console, people who may sign in to it, and a browser before it.
final class ConsoleOffice {
    static let password = "correct horse battery"

    let bench: GateBench
    let browser: Browser
    let address: String

    /// - `more`: further keys of the console's settings, as YAML.
    /// - `others`: settings beside the console's.
    init(others: String = "", _ more: (ScratchFolder) throws -> String = { _ in "" }) throws {
        let port = try Self.freePort()
        address = "http://127.0.0.1:\(port)"
        bench = try GateBench()
        let keys = try more(bench.folder).split(separator: "\n").map { "  \($0)\n" }.joined()
        try bench.writeSettings("console:\n  port: \(port)\n\(keys)\(others)")
        browser = try Browser()
        try bench.start()
        try bench.awaitLog("listening on")
        for (name, role) in [
            ("chen", "reviewer"), ("lin", "approver"), ("boss", "administrator"), ("shen", "auditor"),
        ] {
            try add(name, ["--role", role])
        }
        try add("wang", ["--role", "unit-contact", "--unit", "consular"])
        try browser.setLanguage("zh-TW")
    }

    func add(_ name: String, _ more: [String]) throws {
        let words = [
            "console", "account", "add", name, "--password-stdin", "--config", bench.path("obstat.yaml"),
        ]
        let ended = try bench.obstat(
            (words + more).map { RawPath(Array($0.utf8)) }, input: Array((Self.password + "\n").utf8)
        ).awaitEnd()
        #expect(ended == .exited(0))
    }

    func signIn(_ name: String) throws {
        try browser.forgetCookies()
        try browser.go(to: address + "/sign-in")
        try browser.submit("form[action=\"/sign-in\"]", [("name", name), ("password", Self.password)])
    }

    /// Drops a document that is held and gives its id.
    func hold(_ text: String, as name: RawPath) throws -> DocumentID {
        try bench.drop(text, as: name)
        try bench.running().awaitState("a held \(name.text)") {
            try bench.records(of: name.text).contains { $0.state == .hold && $0.intent == nil }
        }
        return try #require(try bench.records(of: name.text).last).submission.id
    }

    func expectAccessible(_ what: String) throws {
        let faults = try browser.run(AccessibilityCheck.script) as? [String]
        #expect(faults == [], "\(what)")
    }

    static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        try #require(isBound)
        return UInt16(bigEndian: address.sin_port)
    }
}
