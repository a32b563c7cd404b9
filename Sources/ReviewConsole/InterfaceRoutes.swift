import AuditStore
import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Reports

/// The HTTP interface: the objects that the command line prints with `--format jsonl`.
struct InterfaceRoutes: Sendable {
    let archive: Archive

    func add(to router: Router<ConsoleContext>) {
        let group = router.group("/api")
        group.get("/status", use: status)
        group.get("/documents", use: documents)
        group.get("/documents/:id", use: document)
        group.get("/audit", use: audit)
    }

    @Sendable private func status(_ request: Request, context: ConsoleContext) throws -> Response {
        let counts = try archive.store.counts().map {
            StatusReport.Count(unit: $0.unit, state: $0.state.rawValue, count: $0.count)
        }
        let report = StatusReport(
            process: ProcessInfo.processInfo.processIdentifier, conditions: try archive.store.conditions(),
            counts: counts)
        return Response(json: report.jsonLine)
    }

    @Sendable private func documents(_ request: Request, context: ConsoleContext) throws -> Response {
        let files = try archive.held(unit: request.unit, limit: request.limit)
        return Response(jsonLines: files.map(\.entry.jsonLine))
    }

    @Sendable private func document(_ request: Request, context: ConsoleContext) throws -> Response {
        let id = try context.document
        guard let file = try archive.look(at: id, visitor: context.knownVisitor, through: "interface") else {
            throw HTTPError(.notFound)
        }
        return Response(json: JSONLinesReport().line(file.scanResult))
    }

    @Sendable private func audit(_ request: Request, context: ConsoleContext) throws -> Response {
        let events = try archive.store.events(limit: request.limit)
        return Response(jsonLines: events.reversed().map(\.entry.jsonLine))
    }
}
