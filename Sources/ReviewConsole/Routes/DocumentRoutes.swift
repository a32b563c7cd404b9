import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird
import NIOPosix

/// One document: what was found, what is decided, what stands behind a mask, and how it differs from the version before.
struct DocumentRoutes: Sendable {
    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/documents/:id", use: document)
        router.get("/documents/:id/compare", use: compare)
        router.post("/documents/:id/decide", use: decide)
        router.post("/documents/:id/reveal", use: reveal)
    }

    @Sendable private func document(_ request: Request, context: ConsoleContext) throws -> Response {
        let id = try context.document
        let number = try request.number("page", in: 1...100_000) ?? 1
        return try page(id, context, number: number)
    }

    private func page(
        _ id: DocumentID, _ context: ConsoleContext, number: Int = 1, trouble: LocalizedText? = nil
    ) throws -> Response {
        let visitor = try context.visitor(with: .seeDocuments)
        let from = (number - 1) * Archive.findings
        guard let file = try office.archive.look(at: id, visitor: visitor, through: "page", from: from) else {
            throw HTTPError(.notFound)
        }
        let page = DocumentPage(
            DocumentPage.Sources(
                file: file, page: number,
                unit: office.archive.unitName(file.record.submission.unit, context.language),
                now: office.store.time,
                events: try office.store.events(document: id, limit: 100),
                decisions: try office.store.decisions(about: id),
                remarks: try office.store.remarks(about: id),
                seen: try office.store.findingSet(of: id)?.digest ?? "",
                predecessor: try related(office.store.predecessor(of: id), visitor),
                successors: try office.store.successors(of: id), risks: try office.store.risks(of: id),
                rules: office.gate.rules(), visitor: visitor,
                trouble: trouble?(context.language)),
            language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    private func related(_ id: DocumentID?, _ visitor: Visitor) throws -> DocumentID? {
        guard let id, try office.archive.item(of: id, visitor) != nil else { return nil }
        return id
    }

    @Sendable private func decide(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        let id = try context.document
        guard try office.archive.item(of: id, visitor) != nil else { throw HTTPError(.notFound) }
        guard let act = context.form["act"].flatMap({ DeskRequest.Act(rawValue: $0) }) else {
            throw HTTPError(.badRequest)
        }
        var asked = DeskRequest(act, document: id.description, text: context.form.text("text"))
        do {
            try ActForm(context.form).fill(&asked)
        } catch {
            return try page(id, context, trouble: error.message)
        }
        let answer = office.act(asked, visitor)
        let words = LocalizedText(zhTW: answer.zhTW, en: answer.en)
        guard answer.isAccepted else { return try page(id, context, trouble: words) }
        return office.redirect(to: "/documents/\(id)", saying: words(context.language), context: context)
    }

    @Sendable private func reveal(_ request: Request, context: ConsoleContext) async throws -> Response {
        let visitor = try context.visitor(with: .reveal)
        let id = try context.document
        guard let item = try office.archive.item(of: id, visitor) else { throw HTTPError(.notFound) }
        guard let ordinal = context.form["finding"].flatMap({ Int($0) }),
            let finding = try office.store.finding(ordinal, of: id)
        else { throw HTTPError(.badRequest) }
        guard let reason = context.form.text("text"), FreeText.isValid(reason) else {
            return try page(
                id, context,
                trouble: LocalizedText(zhTW: "顯示原文須說明理由。", en: "Say why you need to see the text."))
        }
        let shown = try await office.reveal(finding, ordinal, of: id, because: reason, visitor)
        let page = RevealPage(
            item: item, finding: finding, text: shown, reason: reason, language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func compare(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .seeDocuments)
        let id = try context.document
        guard let item = try office.archive.item(of: id, visitor),
            let former = try related(office.store.predecessor(of: id), visitor),
            let formerFile = try office.archive.look(at: former, visitor: visitor, through: "comparison"),
            try office.archive.look(at: id, visitor: visitor, through: "comparison") != nil
        else { throw HTTPError(.notFound) }
        let page = ComparePage(
            present: item, former: formerFile.item,
            presentFindings: try office.store.findings(of: id, limit: ComparePage.most).map(\.finding),
            formerFindings: try office.store.findings(of: former, limit: ComparePage.most).map(\.finding),
            totals: (try office.store.findingCount(of: id), formerFile.total),
            page: try request.number("page", in: 1...ComparePage.most) ?? 1,
            language: context.language)
        return office.printer.print(page, context: context)
    }
}

extension Office {
    /// Looks behind a mask: on record first, then read anew by a confined examiner.
    ///
    /// - Returns: `nil` where the text is not to be had.
    func reveal(
        _ finding: Finding, _ ordinal: Int, of id: DocumentID, because reason: String, _ visitor: Visitor
    ) async throws -> String? {
        try store.note(
            "revealed", by: visitor.words, document: id,
            ["finding": String(ordinal), "rule": finding.rule, "reason": reason, "session": visitor.label])
        // An examination blocks a thread for as long as it takes.
        return try await NIOThreadPool.singleton.runIfActive { gate.reveal(finding, id) }
    }
}
