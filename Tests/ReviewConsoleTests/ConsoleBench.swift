import Accounts
import AuditStore
import Desk
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
    let accounts: AccountBook
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
        accounts = try AccountBook.cheap(
            store: AccountStore(path: folder + "/accounts.sqlite", now: { clock.time.withLock { $0 } }))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func wait(nanoseconds: Int64) {
        clock.time.withLock { $0 += nanoseconds }
    }

    static let password = "correct horse battery"
    static let units = [
        Unit(
            id: "consular", name: LocalizedText(zhTW: "領務局", en: "Consular Affairs"), contact: Contact(),
            language: .zhTW),
        Unit(
            id: "press", name: LocalizedText(zhTW: "新聞司", en: "Press"), contact: Contact(), language: .zhTW),
    ]

    func configuration() -> ConsoleConfiguration {
        ConsoleConfiguration(port: 0, token: token, units: Self.units)
    }

    /// Visits the console as a stranger.
    func visit(
        _ setup: TestingSetup = .router, _ configuration: ConsoleConfiguration? = nil,
        _ test: @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await buildConsole(
            configuration ?? self.configuration(), store: store, accounts: accounts, gate: .rehearsal(store),
            log: log
        ).test(setup, test)
    }

    /// Visits the console signed in with the token, which reads everything.
    func visitSignedIn(_ test: @Sendable (Guest) async throws -> Void) async throws {
        try await visit { client in
            try await test(Guest(client: client, cookie: signIn(client, "token=\(token.text)")))
        }
    }

    /// Visits the console as people with accounts of these roles, made if they are not there.
    func visit(
        as people: [String: (roles: Set<Role>, units: [String])],
        _ test: @Sendable ([String: Guest]) async throws -> Void
    ) async throws {
        for (name, right) in people where try accounts.store.row(named: name) == nil {
            _ = try accounts.add(
                Account(id: 0, name: name, roles: right.roles, units: right.units), password: Self.password,
                by: "test"
            ).get()
        }
        let names = people.keys.sorted()
        try await visit { client in
            var guests: [String: Guest] = [:]
            for name in names {
                let cookie = try await signIn(client, Self.form(name))
                guests[name] = Guest(client: client, cookie: cookie)
            }
            try await test(guests)
        }
    }

    /// Visits the console as one person.
    func visit(
        as roles: Set<Role>, units: [String] = [], _ test: @Sendable (Guest) async throws -> Void
    ) async throws {
        try await visit(as: ["chen": (roles, units)]) { guests in
            try await test(#require(guests["chen"]))
        }
    }

    static func form(_ name: String, code: String = "") -> String {
        "name=\(name)&password=correct+horse+battery&code=\(code)"
    }

    /// Signs in and gives what the browser sends from then on.
    func signIn(_ client: any TestClientProtocol, _ form: String) async throws -> String {
        let response = try await client.signIn(form)
        let cookie = try #require(
            response.headers[values: .setCookie].first { $0.contains("obstat_session=") })
        return String(cookie.prefix { $0 != ";" })
    }

    /// Publishes a document that newer rules then find something in.
    @discardableResult
    func publishAtRisk(
        _ name: String, unit: String = "consular", number: UInt32, _ findings: [Finding]
    ) throws
        -> DocumentID
    {
        let id = try arrive(name, unit: unit, number: number)
        func examined(_ findings: [Finding]) -> ExaminedDocument {
            ExaminedDocument(
                mediaType: "text/plain", findings: findings, gaps: [], rulesDigest: "sha256:1",
                engine: "test",
                milliseconds: 1, textBytes: 7)
        }
        try store.intends(
            .deliver, for: id, examined: examined([]),
            verdict: Verdict(outcome: .clear, openness: .open, grounds: []),
            target: [FileName(unit), FileName(name)])
        try store.hasComeToRest(id, in: .delivered, target: [FileName(unit), FileName(name)])
        try store.keepSecondLook(
            at: id, under: "sha256:2",
            judged: (
                examined(findings), Verdict(outcome: .held, openness: .notProvided, grounds: [.foi6])
            ))
        return id
    }

    /// Puts a document in quarantine.
    @discardableResult
    func hold(
        _ name: String, unit: String = "consular", number: UInt32 = 1, findings: [Finding] = [],
        gaps: [CoverageGap] = []
    ) throws -> DocumentID {
        let id = try arrive(name, unit: unit, number: number)
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

    private func arrive(_ name: String, unit: String, number: UInt32) throws -> DocumentID {
        let id = DocumentID(arrival: 1_789_000_000_000_000_000, chance: number)
        let provenance = Provenance(
            owner: 1_000, group: 100, mode: 0o640, device: 1, inode: UInt64(number), modified: 1,
            taken: store.time)
        let submission = Submission(
            id: id, unit: unit, path: [FileName(name)], sha256: String(repeating: "a", count: 64), bytes: 7,
            provenance: provenance)
        try store.hasArrived(submission)
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

    /// Posts with the key that the session's own forms carry.
    func post(_ uri: String, _ form: String, key: String? = nil) async throws -> TestResponse {
        let key = if let key { key } else { try await formKey() }
        return try await client.post(
            uri, form: form + "&formKey=\(key)", headers: [.cookie: cookie, .acceptLanguage: "en"])
    }

    /// Posts JSON as a program does.
    func post(_ uri: String, json: String, key: String? = nil) async throws -> TestResponse {
        let key = if let key { key } else { try await formKey() }
        let headers: HTTPFields = [.cookie: cookie, .contentType: "application/json", .formKey: key]
        return try await client.execute(
            uri: uri, method: .post, headers: headers, body: ByteBuffer(string: json))
    }

    func formKey() async throws -> String {
        let me = String(buffer: try await get("/api/me").body)
        return String(try #require(me.firstMatch(of: /"csrfToken":"([0-9a-f]+)"/)).1)
    }

    func text(_ uri: String, language: String = "en") async throws -> String {
        let response = try await get(uri, language: language)
        #expect(response.status == .ok, "\(uri)")
        return String(buffer: response.body)
    }
}

extension TestClientProtocol {
    /// Asks for the sign-in form and sends it back with what it has to bring.
    func signIn(_ form: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        let page = try await get("/sign-in")
        let key = try #require(String(buffer: page.body).firstMatch(of: /name="formKey" value="([0-9a-f]+)"/))
            .1
        let cookie = try #require(page.headers[values: .setCookie].first { $0.contains("obstat_form=") })
        var headers = headers
        headers[.acceptLanguage] = "en"
        headers[.cookie] = (headers[.cookie].map { $0 + "; " } ?? "") + cookie.prefix { $0 != ";" }
        return try await post("/sign-in", form: form + "&formKey=\(key)", headers: headers)
    }

    func get(_ uri: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await execute(uri: uri, method: .get, headers: headers)
    }

    func post(_ uri: String, form: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await execute(uri: uri, method: .post, headers: headers, body: ByteBuffer(string: form))
    }
}

extension GateCounter {
    /// A gate that judges as the real one does and carries nothing out.
    static func rehearsal(_ store: AuditStore) -> GateCounter {
        GateCounter(
            act: { request, account in
                guard !account.roles.isDisjoint(with: request.act.roles),
                    let answer = try? judge(request, account.person, store)
                else { return .refused(LocalizedText(zhTW: "不允許", en: "This is not allowed.")) }
                return answer
            }, reveal: { finding, _ in finding.excerpt.contains("gone") ? nil : "A140404047 <b>\tx" },
            rules: { [.sample] },
            examine: { text in
                let findings = text.contains("A140404047") ? [Finding.sample()] : []
                let document = ExaminedDocument(
                    mediaType: "text/plain", findings: findings, gaps: [], rulesDigest: "sha256:1",
                    engine: "test",
                    milliseconds: 1, textBytes: 1)
                let outcome: Outcome = findings.isEmpty ? .clear : .held
                return (document, Verdict(outcome: outcome, openness: nil, grounds: []))
            })
    }

    private static func judge(
        _ asked: DeskRequest, _ person: Person, _ store: AuditStore
    ) throws -> DeskAnswer {
        if let answer = try judgeWorkplace(asked, person, store) { return answer }
        guard let id = DocumentID(asked.document) else { return told(.failure(.unknownDocument)) }
        func done(_ refusal: DecisionRefusal?) -> DeskAnswer {
            refusal.map { told(.failure($0)) }
                ?? DeskAnswer(isAccepted: true, .init(zhTW: "已記錄。", en: "Recorded."))
        }
        switch asked.act {
        case .approve: return told(try store.approve(id, by: person, seen: asked.findings))
        case .refuse: return told(try store.refuse(id, by: person, because: asked.text ?? ""))
        case .note: return done(try store.remark(asked.text ?? "", on: id, by: person))
        case .assign: return done(try store.assign(id, to: asked.assignee, by: person))
        case .due: return done(try store.setDue(asked.due, for: id, by: person))
        default:
            guard let act = Decision.Act(rawValue: asked.act.rawValue) else { return told(.failure(.busy)) }
            let evidence = asked.evidenceKind.flatMap { Evidence.Kind(rawValue: $0) }.map {
                Evidence(kind: $0, reference: asked.evidence ?? "", sha256: asked.evidenceSHA256)
            }
            return told(
                try store.request(
                    DecisionRequest(
                        document: id, act: act, person: person, reason: asked.text ?? "", evidence: evidence,
                        grounds: (asked.grounds ?? []).compactMap { Ground(rawValue: $0) },
                        seen: asked.findings,
                        lifetime: 1_000_000_000_000)))
        }
    }

    /// Exemptions, and the wish to look again; `nil` for every other act.
    private static func judgeWorkplace(
        _ asked: DeskRequest, _ person: Person, _ store: AuditStore
    ) throws -> DeskAnswer? {
        func told(_ result: Result<Exemption, DecisionRefusal>) -> DeskAnswer {
            switch result {
            case .failure(let refusal): DeskAnswer(isAccepted: false, refusal.message, state: refusal.name)
            case .success(let exemption):
                DeskAnswer(
                    isAccepted: true, exemption.state.title, decision: exemption.id,
                    state: exemption.state.rawValue)
            }
        }
        switch asked.act {
        case .look: return DeskAnswer(isAccepted: true, .init(zhTW: "已開始。", en: "Begun."))
        case .approveExemption: return told(try store.approveExemption(asked.number ?? 0, by: person))
        case .endExemption:
            return told(try store.endExemption(asked.number ?? 0, by: person, because: asked.text ?? ""))
        case .exempt:
            guard let id = DocumentID(asked.document) else { return told(.failure(.unknownDocument)) }
            let evidence = asked.evidenceKind.flatMap { Evidence.Kind(rawValue: $0) }.map {
                Evidence(kind: $0, reference: asked.evidence ?? "")
            }
            return told(
                try store.requestExemption(
                    ExemptionRequest(
                        document: id, rule: asked.rule ?? "", fingerprint: asked.fingerprint,
                        ruleDigest: "d", person: person, reason: asked.text ?? "", evidence: evidence,
                        lifetime: Int64(asked.days ?? 90) * 86_400 * 1_000_000_000,
                        approvable: 1_000_000_000_000
                    )))
        default: return nil
        }
    }

    private static func told(_ result: Result<Decision, DecisionRefusal>) -> DeskAnswer {
        switch result {
        case .failure(let refusal): DeskAnswer(isAccepted: false, refusal.message, state: refusal.name)
        case .success(let decision):
            DeskAnswer(
                isAccepted: true, decision.state.title, decision: decision.id, state: decision.state.rawValue)
        }
    }
}

extension RuleCard {
    static let sample = RuleCard(
        id: "tw.national-id", pack: "personal-data/tw-identity", packVersion: 3,
        title: LocalizedText(zhTW: "國民身分證統一編號", en: "National identification number"),
        category: .personalNationalID, action: .hold, state: "enforced", why: "It can't be replaced.",
        advice: LocalizedText(zhTW: "請遮蔽後四碼。", en: "Mask the last four characters."), grounds: [.foi6],
        pattern: "[A-Z][12]\\d{8}", examples: ["A140404047"], counterexamples: ["A140404048"], references: [])
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
