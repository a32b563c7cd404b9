import AuditStore
import Documents
import HTTPTypes
import Hummingbird
import NIOPosix

/// The gate itself: figures, conditions and rules.
struct GateRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/dashboard", use: dashboard)
        router.get("/status", use: status)
        router.get("/rules", use: rules)
        router.get("/rules/:rule", use: rule)
        router.post("/rules/try", use: tryText)
    }

    @Sendable private func dashboard(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeFigures)
        let titles = Dictionary(
            office.gate.rules().map { ($0.id, $0.title(context.language)) },
            uniquingKeysWith: { first, _ in first })
        let page = DashboardPage(
            figures: try office.archive.figures(visitor),
            counts: try office.store.counts().filter { visitor.sees(unit: $0.unit) },
            conditions: try office.store.conditions(),
            unitName: { office.archive.unitName($0, context.language) }, ruleName: { titles[$0] ?? $0 },
            language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func status(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeStatus)
        let page = StatusPage(
            conditions: try office.store.conditions(),
            counts: try office.store.counts().filter { visitor.sees(unit: $0.unit) },
            units: try office.archive.unitNames(context.language, visitor), language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func rules(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeRules)
        let page = RulesPage(
            rules: office.gate.rules(), usage: try office.archive.ruleUsage(),
            visitor: visitor,
            language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func rule(_ request: Request, context: ConsoleContext) throws -> Response {
        _ = try context.visitor(with: .seeRules)
        guard let id = context.parameters.get("rule"),
            let rule = office.gate.rules().first(where: { $0.id == id })
        else { throw HTTPError(.notFound) }
        let page = RulePage(
            rule: rule, usage: try office.archive.ruleUsage()[id],
            language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func tryText(_ request: Request, context: ConsoleContext) async throws -> Response {
        let visitor = try context.visitor(with: .tryText)
        guard let text = context.form["text"] else { throw HTTPError(.badRequest) }
        let tried = try await office.examine(text)
        let page = RulesPage(
            rules: office.gate.rules(), usage: try office.archive.ruleUsage(),
            visitor: visitor,
            text: text, tried: tried, language: context.language)
        return office.printer.print(page, context: context)
    }
}

extension Office {
    /// What the rules find in a text; nothing of it is kept.
    func examine(_ text: String) async throws -> (document: ExaminedDocument, verdict: Verdict) {
        // An examination blocks a thread for as long as it takes.
        guard let tried = try await NIOThreadPool.singleton.runIfActive({ gate.examine(text) }) else {
            throw HTTPError(.serviceUnavailable)
        }
        return tried
    }
}
