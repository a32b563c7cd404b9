import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import Reports

/// The audit log: search, verification, export.
struct AuditRoutes: Sendable {
    /// Events in one export.
    private static let most = 100_000

    private enum Format: String {
        case csv
        case jsonl
    }

    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/audit", use: audit)
        router.get("/audit/export", use: export)
        router.post("/audit/verify", use: verify)
    }

    @Sendable private func audit(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .seeAudit)
        let filter = try AuditFilter(request)
        let page = AuditPage(
            events: try office.store.events(filter.query), chain: try office.archive.chainState(),
            search: AuditPage.Search(
                filter: filter, acts: try office.store.actsSeen(), actors: try office.store.actorsSeen()),
            language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func verify(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeAudit)
        let state = try office.archive.chainState(anew: true).state
        try office.store.note("chain verified", by: visitor.words, ["result": state.message.en])
        return office.redirect(to: "/audit", saying: state.message(context.language), context: context)
    }

    @Sendable private func export(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeAudit)
        guard let format = try request.word("format", as: Format.self) else { throw HTTPError(.badRequest) }
        let filter = try AuditFilter(request)
        try office.store.note("audit exported", by: visitor.words, ["format": format.rawValue])
        let store = office.store
        let body = ResponseBody { writer in
            if format == .csv { try await writer.write(ByteBuffer(string: EventTable.header)) }
            // In portions, so that a long log needs no memory.
            var query = filter.query
            query.limit = 500
            for _ in 0..<Self.most / query.limit {
                let events = try store.events(query)
                guard let last = events.last else { break }
                let lines = events.map { format == .csv ? EventTable.line($0) : $0.entry.jsonLine + "\n" }
                try await writer.write(ByteBuffer(string: lines.joined()))
                query.before = last.sequence
            }
            try await writer.finish(nil)
        }
        let type = format == .csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8"
        // A name of our own: nothing that was asked for gets into it.
        let name = "attachment; filename=\"obstat-audit.\(format.rawValue)\""
        return Response(status: .ok, headers: [.contentType: type, .contentDisposition: name], body: body)
    }
}
