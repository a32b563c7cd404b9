import Accounts
import AuditStore
import Desk
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Reports
import ServiceLifecycle

/// The HTTP interface: the objects that the command line prints with `--format jsonl`, and the acts of the pages.
///
/// ``InterfaceDescription`` says the same to programs.
struct InterfaceRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        let group = router.group("/api")
        group.get("/openapi.json") { _, _ in Response(json: InterfaceDescription.json) }
        group.get("/me", use: visitor)
        group.get("/status", use: status)
        group.get("/documents", use: documents)
        group.get("/documents/:id", use: document)
        group.post("/documents/:id/decisions", use: decide)
        group.post("/documents/:id/reveal", use: reveal)
        group.get("/dashboard", use: dashboard)
        group.get("/rules", use: rules)
        group.post("/rules/try", use: tryText)
        group.get("/audit", use: audit)
        group.get("/accounts", use: accounts)
        group.get("/live", use: live)
    }

    @Sendable private func visitor(_ request: Request, context: ConsoleContext) throws -> Response {
        guard let visitor = context.visitor else { throw HTTPError(.unauthorized) }
        struct Body: Encodable {
            var name: String?
            var roles: [String]
            var units: [String]?
            var csrfToken: String
        }
        return try Response(
            encoding: Body(
                name: visitor.account?.name,
                roles: (visitor.account?.roles ?? [.auditor]).map(\.rawValue).sorted(),
                units: visitor.units, csrfToken: visitor.formKey))
    }

    @Sendable private func status(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeStatus)
        let counts = try office.store.counts().filter { visitor.sees(unit: $0.unit) }.map {
            StatusReport.Count(unit: $0.unit, state: $0.state.rawValue, count: $0.count)
        }
        let report = StatusReport(
            process: ProcessInfo.processInfo.processIdentifier, conditions: try office.store.conditions(),
            counts: counts)
        return Response(json: report.jsonLine)
    }

    @Sendable private func documents(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeDocuments)
        let filter = try QueueFilter(request)
        var question = filter.question(visitor, now: office.store.time, term: office.archive.term)
        question.limit = try request.limit
        let lines = try office.store.queue(question).items.map { item in
            QuarantineEntry(
                submission: item.submission, state: item.state.rawValue, verdict: item.verdict,
                categories: item.categories, coverage: item.coverage
            ).jsonLine
        }
        return Response(jsonLines: lines)
    }

    @Sendable private func document(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeDocuments)
        let id = try context.document
        guard let file = try office.archive.look(at: id, visitor: visitor, through: "interface") else {
            throw HTTPError(.notFound)
        }
        let result = file.record.scanResult(findings: try office.store.findings(of: id), gaps: file.gaps)
        return Response(json: JSONLinesReport().line(result))
    }

    @Sendable private func decide(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        let id = try context.document
        guard try office.archive.item(of: id, visitor) != nil else { throw HTTPError(.notFound) }
        var asked = try context.json(as: Act.self).request
        asked.document = id.description
        let answer = office.act(asked, visitor)
        return try Response(encoding: answer, status: answer.isAccepted ? .ok : .conflict)
    }

    /// A `DeskRequest` without its document, which stands in the address.
    private struct Act: Decodable {
        var request: DeskRequest

        enum Key: String, CodingKey {
            case act, text, evidenceKind, evidence, evidenceSHA256, grounds, findings, assignee, due
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            request = DeskRequest(try fields.decode(DeskRequest.Act.self, forKey: .act), document: "")
            request.text = try fields.decodeIfPresent(String.self, forKey: .text)
            request.evidenceKind = try fields.decodeIfPresent(String.self, forKey: .evidenceKind)
            request.evidence = try fields.decodeIfPresent(String.self, forKey: .evidence)
            request.evidenceSHA256 = try fields.decodeIfPresent(String.self, forKey: .evidenceSHA256)
            request.grounds = try fields.decodeIfPresent([String].self, forKey: .grounds)
            request.findings = try fields.decodeIfPresent(String.self, forKey: .findings)
            request.assignee = try fields.decodeIfPresent(String.self, forKey: .assignee)
            request.due = try fields.decodeIfPresent(Int64.self, forKey: .due)
        }
    }

    @Sendable private func reveal(_ request: Request, context: ConsoleContext) async throws -> Response {
        struct Question: Decodable {
            var finding: Int
            var reason: String
        }
        struct Body: Encodable {
            var text: String?
        }
        let visitor = try context.visitor(with: .reveal)
        let id = try context.document
        let asked = try context.json(as: Question.self)
        guard try office.archive.item(of: id, visitor) != nil,
            let finding = try office.store.finding(asked.finding, of: id)
        else { throw HTTPError(.notFound) }
        guard FreeText.isValid(asked.reason) else { throw HTTPError(.badRequest) }
        let text = try await office.reveal(finding, asked.finding, of: id, because: asked.reason, visitor)
        return try Response(encoding: Body(text: text))
    }

    @Sendable private func dashboard(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeFigures)
        let figures = try office.archive.figures(visitor)
        return try Response(encoding: FigureSheet(figures))
    }

    @Sendable private func rules(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .seeRules)
        let usage = try office.archive.ruleUsage()
        return try Response(encoding: office.gate.rules().map { RuleSheet($0, usage[$0.id]) })
    }

    @Sendable private func tryText(_ request: Request, context: ConsoleContext) async throws -> Response {
        struct Question: Decodable {
            var text: String
        }
        _ = try context.visitor(with: .tryText)
        let tried = try await office.examine(context.json(as: Question.self).text)
        let result = ScanResult(
            path: FileName("text.txt"), sha256: "", bytes: 0, document: tried.document, verdict: tried.verdict
        )
        return Response(json: JSONLinesReport().line(result))
    }

    @Sendable private func audit(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .seeAudit)
        var filter = try AuditFilter(request)
        filter.limit = try request.limit
        let events = try office.store.events(filter.query)
        return Response(jsonLines: events.reversed().map(\.entry.jsonLine))
    }

    @Sendable private func accounts(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .careForAccounts)
        return try Response(encoding: office.entrance.accounts.store.all().map { AccountSheet($0) })
    }

    // MARK: Live

    /// Server-sent events (HTML, 9.2): one each time that something happens, none of it told here.
    @Sendable private func live(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeDocuments)
        let key = context.sessionKey
        let office = office
        let isOver: @Sendable () throws -> Bool = {
            guard let key else { return true }
            return try office.entrance.visitor(key: key, livesOn: false) == nil
        }
        let question = QueueFilter().question(visitor, now: office.store.time, term: office.archive.term)
        let body = ResponseBody { writer in
            var last: Int64 = -1
            for _ in 0..<LiveLimit.rounds {
                let newest = try office.store.newestEvent()
                if newest != last {
                    let waiting = try office.store.queueCount(question).count
                    try await writer.write(
                        ByteBuffer(
                            string: "event: queue\ndata: {\"waiting\":\(waiting),\"event\":\(newest)}\n\n"))
                    last = newest
                }
                if Task.isCancelled || Task.isShuttingDownGracefully { break }
                if try isOver() { break }
                try await Task.sleep(for: LiveLimit.pause)
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: "text/event-stream"], body: body)
    }

    private enum LiveLimit {
        static let pause = Duration.seconds(1)
        /// After ten minutes the browser asks anew.
        static let rounds = 600
    }
}

extension ConsoleContext {
    /// The JSON that was posted.
    ///
    /// - Throws: 415 where it is a form, 400 where it is something else than expected.
    func json<Body: Decodable>(as type: Body.Type) throws -> Body {
        guard case .json(let bytes) = posted else { throw HTTPError(.unsupportedMediaType) }
        guard let body = try? JSONDecoder().decode(type, from: Data(bytes)) else {
            throw HTTPError(.badRequest)
        }
        return body
    }
}

extension Response {
    /// A value as JSON with sorted keys.
    init(encoding body: some Encodable, status: HTTPResponse.Status = .ok) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(json: String(decoding: try encoder.encode(body), as: UTF8.self), status: status)
    }
}
