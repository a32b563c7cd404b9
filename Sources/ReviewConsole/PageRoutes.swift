import AuditStore
import Documents
import HTTPTypes
import Hummingbird

/// The pages for people.
struct PageRoutes: Sendable {
    let archive: Archive
    let printer: PagePrinter

    func add(to router: Router<ConsoleContext>) {
        router.get("/", use: queue)
        router.get("/documents/:id", use: document)
        router.get("/status", use: status)
        router.get("/audit", use: audit)
    }

    @Sendable private func queue(_ request: Request, context: ConsoleContext) throws -> Response {
        let unit = try request.unit
        let page = QueuePage(
            files: try archive.held(unit: unit, limit: 200), total: try archive.heldCount(unit: unit),
            units: try archive.unitNames(context.language), chosen: unit, language: context.language)
        return printer.print(page, context: context)
    }

    @Sendable private func document(_ request: Request, context: ConsoleContext) throws -> Response {
        let id = try context.document
        guard let file = try archive.look(at: id, visitor: context.knownVisitor, through: "page") else {
            throw HTTPError(.notFound)
        }
        let page = DocumentPage(
            file: file, unit: archive.unitName(file.record.submission.unit, context.language),
            events: try archive.store.events(document: id, limit: 100), language: context.language)
        return printer.print(page, context: context)
    }

    @Sendable private func status(_ request: Request, context: ConsoleContext) throws -> Response {
        let page = StatusPage(
            conditions: try archive.store.conditions(), counts: try archive.store.counts(),
            units: try archive.unitNames(context.language), language: context.language)
        return printer.print(page, context: context)
    }

    @Sendable private func audit(_ request: Request, context: ConsoleContext) throws -> Response {
        let page = AuditPage(
            events: try archive.store.events(limit: request.limit), chain: try archive.chainState(),
            language: context.language)
        return printer.print(page, context: context)
    }
}
