import AuditStore
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import ReviewConsole

/// A console over a store of its own, with a clock that a test moves.
final class ConsoleBench: Sendable {
    let folder: String
    let store: AuditStore
    let token = ConsoleToken.random()
    private let clock: Clock

    private final class Clock: Sendable {
        let time = Mutex<Int64>(1_790_000_000_000_000_000)
    }

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent("obstat-console-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let clock = Clock()
        self.clock = clock
        store = try AuditStore(path: folder + "/obstat.sqlite", now: { clock.time.withLock { $0 } })
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func wait(nanoseconds: Int64) {
        clock.time.withLock { $0 += nanoseconds }
    }

    /// Visits the console as a stranger.
    func visit(
        _ setup: TestingSetup = .router, _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let units = [
            Unit(
                id: "consular", name: LocalizedText(zhTW: "領務局", en: "Consular Affairs"), contact: Contact(),
                language: .zhTW)
        ]
        let configuration = ConsoleConfiguration(port: 0, token: token, units: units)
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await buildConsole(configuration, store: store, log: log).test(setup, test)
    }

    /// Visits the console signed in.
    func visitSignedIn(_ test: @Sendable (Guest) async throws -> Void) async throws {
        try await visit { client in
            try await test(Guest(client: client, cookie: signIn(client)))
        }
    }

    /// Signs in and gives what the browser sends from then on.
    func signIn(_ client: any TestClientProtocol) async throws -> String {
        let response = try await client.post("/sign-in", form: "token=\(token.text)")
        let cookie = try #require(response.headers[.setCookie])
        return String(cookie.prefix { $0 != ";" })
    }

    /// Puts a document in quarantine.
    @discardableResult
    func hold(
        _ name: String, unit: String = "consular", number: UInt32 = 1, findings: [Finding] = [],
        gaps: [CoverageGap] = []
    ) throws -> DocumentID {
        let id = DocumentID(arrival: 1_789_000_000_000_000_000, chance: number)
        let provenance = Provenance(
            owner: 1_000, group: 100, mode: 0o640, device: 1, inode: UInt64(number), modified: 1,
            taken: store.time)
        let submission = Submission(
            id: id, unit: unit, path: [FileName(name)], sha256: String(repeating: "a", count: 64), bytes: 7,
            provenance: provenance)
        try store.hasArrived(submission)
        let examined = ExaminedDocument(
            mediaType: "text/plain", findings: findings, gaps: gaps, rulesDigest: "sha256:1", engine: "test",
            milliseconds: 1, textBytes: 7)
        let outcome: Outcome = findings.isEmpty ? .unexamined : .held
        try store.intends(
            .hold, for: id, examined: examined,
            verdict: Verdict(
                outcome: outcome, openness: findings.isEmpty ? nil : .notProvided,
                grounds: findings.isEmpty ? [] : [.foi6]))
        try store.hasComeToRest(id, in: .hold)
        return id
    }
}

/// Somebody who is signed in.
struct Guest: Sendable {
    let client: any TestClientProtocol
    let cookie: String

    func get(_ uri: String, language: String = "en") async throws -> TestResponse {
        try await client.execute(
            uri: uri, method: .get, headers: [.cookie: cookie, .acceptLanguage: language])
    }

    func text(_ uri: String, language: String = "en") async throws -> String {
        let response = try await get(uri, language: language)
        #expect(response.status == .ok, "\(uri)")
        return String(buffer: response.body)
    }
}

extension TestClientProtocol {
    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }

    func post(_ uri: String, form: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: form))
    }
}

extension Finding {
    /// A number that was found, masked.
    static func sample(
        excerpt: String = "身分證字號：A14•••••••", part: PartPath = .document,
        location: Location? = Location(kind: .body, line: 3),
        action: Action = .hold
    ) -> Finding {
        Finding(
            rule: "tw.national-id", packVersion: 3, category: .personalNationalID, action: action,
            confidence: .high,
            reason: ["checksum"], part: part, location: location, excerpt: excerpt, fingerprint: "f0",
            grounds: [.foi6])
    }
}
