import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird

/// What was published and is at risk; the acts themselves are those of the document's page.
struct RecallRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/recalls") { try page($1) }
        router.post("/recalls/look", use: look)
    }

    private func page(_ context: ConsoleContext, trouble: LocalizedText? = nil) throws -> Response {
        let visitor = try context.visitor(with: .seeRecalls)
        let page = RecallsPage(
            try office.risks(visitor),
            cases: try office.store.recalls(units: visitor.units, term: office.archive.term),
            archive: office.archive, visitor: visitor, trouble: trouble?(context.language),
            language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    @Sendable private func look(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        let answer = office.act(DeskRequest(.look), visitor)
        let words = LocalizedText(zhTW: answer.zhTW, en: answer.en)
        guard answer.isAccepted else { return try page(context, trouble: words) }
        return office.redirect(to: "/recalls", saying: words(context.language), context: context)
    }
}

extension Office {
    /// How far the second look has got, and what of the visitor's units is at risk.
    func risks(_ visitor: Visitor) throws -> RiskReport {
        RiskReport(
            progress: try archive.secondLook(under: store.conditions()["rules"] ?? ""),
            items: try store.atRisk(units: visitor.units, term: archive.term))
    }
}
