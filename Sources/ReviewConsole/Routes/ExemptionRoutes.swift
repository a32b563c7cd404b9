import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird

/// Exemptions: seen, asked for, approved by a second person, removed.
///
/// The gate alone applies them.
struct ExemptionRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/exemptions", use: list)
        router.post("/documents/:id/exempt", use: exempt)
        router.post("/exemptions/:number/approve") { try settle(.approveExemption, $1) }
        router.post("/exemptions/:number/end") { try settle(.endExemption, $1) }
    }

    @Sendable private func list(_ request: Request, context: ConsoleContext) throws -> Response {
        try page(context, filter: try request.word("show", as: ExemptionFilter.self) ?? .open)
    }

    private func page(
        _ context: ConsoleContext, filter: ExemptionFilter = .open, trouble: LocalizedText? = nil
    ) throws -> Response {
        let visitor = try context.visitor(with: .seeExemptions)
        let page = ExemptionsPage(
            try office.exemptions(filter, visitor), filter: filter, archive: office.archive,
            rules: office.gate.rules(), visitor: visitor, trouble: trouble?(context.language),
            language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    @Sendable private func exempt(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        let id = try context.document
        guard try office.archive.item(of: id, visitor) != nil else { throw HTTPError(.notFound) }
        guard let ordinal = context.form["finding"].flatMap({ Int($0) }),
            let finding = try office.store.finding(ordinal, of: id)
        else { throw HTTPError(.badRequest) }
        var asked = DeskRequest(.exempt, document: id.description, text: context.form.text("text"))
        asked.rule = finding.rule
        asked.fingerprint = context.form["scope"] == "document" ? nil : finding.fingerprint
        asked.days = context.form["days"].flatMap { Int($0) }
        asked.evidenceKind = context.form.text("evidenceKind")
        asked.evidence = context.form.text("evidence")
        let answer = office.act(asked, visitor)
        let words = LocalizedText(zhTW: answer.zhTW, en: answer.en)
        guard answer.isAccepted else { return try page(context, trouble: words) }
        return office.redirect(to: "/exemptions", saying: words(context.language), context: context)
    }

    private func settle(_ act: DeskRequest.Act, _ context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        var asked = DeskRequest(act, text: context.form.text("text"))
        asked.number = try context.exemption
        guard try office.exemption(asked.number, visitor) != nil else { throw HTTPError(.notFound) }
        let answer = office.act(asked, visitor)
        let words = LocalizedText(zhTW: answer.zhTW, en: answer.en)
        guard answer.isAccepted else { return try page(context, trouble: words) }
        return office.redirect(to: "/exemptions", saying: words(context.language), context: context)
    }
}

extension Office {
    /// Those of the visitor's units.
    func exemptions(_ filter: ExemptionFilter, _ visitor: Visitor) throws(StoreError) -> [Exemption] {
        try store.exemptions(
            units: visitor.units, states: filter.states, isUnused: filter == .unused, limit: Archive.longest)
    }

    /// One of the visitor's units; any other is as unknown as one that does not exist.
    func exemption(_ number: Int64?, _ visitor: Visitor) throws(StoreError) -> Exemption? {
        guard let number, let exemption = try store.exemption(number), visitor.sees(unit: exemption.unit)
        else {
            return nil
        }
        return exemption
    }
}

extension ConsoleContext {
    /// The exemption named in the address.
    ///
    /// - Throws: 404 when it can't be a number of one.
    var exemption: Int64 {
        get throws {
            guard let number = parameters.get("number").flatMap({ Int64($0) }), number > 0 else {
                throw HTTPError(.notFound)
            }
            return number
        }
    }
}
