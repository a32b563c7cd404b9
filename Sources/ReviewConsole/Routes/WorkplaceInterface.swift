import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird
import NIOPosix
import Reports

/// Exemptions, recalls and reports for programs; the acts are those of the pages.
struct WorkplaceInterface: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        let group = router.group("/api")
        group.get("/exemptions", use: exemptions)
        group.post("/documents/:id/exemptions", use: exempt)
        group.post("/exemptions/:number/approve") { try settle(.approveExemption, text: nil, $1) }
        group.post("/exemptions/:number/end", use: end)
        group.get("/recalls", use: recalls)
        group.post("/recalls/look", use: look)
        group.get("/reports", use: report)
    }

    @Sendable private func exemptions(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeExemptions)
        let filter = try request.word("show", as: ExemptionFilter.self) ?? .open
        return try Response(encoding: office.exemptions(filter, visitor).map { ExemptionSheet($0) })
    }

    @Sendable private func exempt(_ request: Request, context: ConsoleContext) throws -> Response {
        struct Question: Decodable {
            var finding: Int
            var scope: Scope
            var days: Int?
            var text: String
            var evidenceKind: Evidence.Kind
            var evidence: String

            enum Scope: String, Decodable {
                case value, document
            }
        }
        let visitor = try context.visitor(with: .act)
        let id = try context.document
        let question = try context.json(as: Question.self)
        guard try office.archive.item(of: id, visitor) != nil,
            let finding = try office.store.finding(question.finding, of: id)
        else { throw HTTPError(.notFound) }
        var asked = DeskRequest(.exempt, document: id.description, text: question.text)
        asked.rule = finding.rule
        asked.fingerprint = question.scope == .document ? nil : finding.fingerprint
        asked.days = question.days
        asked.evidenceKind = question.evidenceKind.rawValue
        asked.evidence = question.evidence
        return try told(office.act(asked, visitor))
    }

    @Sendable private func end(_ request: Request, context: ConsoleContext) throws -> Response {
        struct Question: Decodable {
            var text: String
        }
        return try settle(.endExemption, text: context.json(as: Question.self).text, context)
    }

    private func settle(_ act: DeskRequest.Act, text: String?, _ context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        var asked = DeskRequest(act, text: text)
        asked.number = try context.exemption
        guard try office.exemption(asked.number, visitor) != nil else { throw HTTPError(.notFound) }
        return try told(office.act(asked, visitor))
    }

    @Sendable private func recalls(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeRecalls)
        let cases = try office.store.recalls(units: visitor.units, term: office.archive.term)
        return try Response(encoding: RecallSheet(office.risks(visitor), cases))
    }

    @Sendable private func look(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        return try told(office.act(DeskRequest(.look), visitor))
    }

    @Sendable private func report(_ request: Request, context: ConsoleContext) async throws -> Response {
        let visitor = try context.visitor(with: .seeReports)
        let question = try ReportQuestion(request, now: office.store.time)
        let (office, language) = (office, context.language)
        let book = try await NIOThreadPool.singleton.runIfActive {
            try office.report(question, visitor, language)
        }
        return try Response(encoding: BookSheet(book))
    }

    private func told(_ answer: DeskAnswer) throws -> Response {
        try Response(encoding: answer, status: answer.isAccepted ? .ok : .conflict)
    }
}
