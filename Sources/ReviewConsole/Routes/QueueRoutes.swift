import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird

/// The queue, and what is done with many of its documents at once.
struct QueueRoutes: Sendable {
    /// The most documents of one act.
    private static let most = 200

    let office: Office

    func add(to router: Router<ConsoleContext>) {
        router.get("/", use: queue)
        router.post("/bulk", use: preview)
        router.post("/bulk/confirm", use: carryOut)
    }

    @Sendable private func queue(_ request: Request, context: ConsoleContext) throws -> Response {
        guard let visitor = context.visitor, visitor.may(.seeDocuments) else {
            return .redirect(to: "/dashboard")
        }
        let filter = try QueueFilter(request)
        let question = filter.question(visitor, now: office.store.time, term: office.archive.term)
        let page = QueuePage(
            found: try office.store.queue(question), total: try office.store.queueCount(question),
            filter: filter,
            choices: QueuePage.Choices(
                units: try office.archive.unitNames(context.language, visitor),
                rules: try office.store.rulesSeen(), assignees: try office.store.assignees()),
            archive: office.archive, visitor: visitor, language: context.language)
        return office.printer.print(page, context: context)
    }

    @Sendable private func preview(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        guard let act = context.form["act"].flatMap({ BulkAct(rawValue: $0) }) else {
            throw HTTPError(.badRequest)
        }
        return try page(act, context, visitor, trouble: nil)
    }

    private func page(
        _ act: BulkAct, _ context: ConsoleContext, _ visitor: Visitor, trouble: LocalizedText?
    ) throws -> Response {
        var items: [(item: QueueItem, seen: String)] = []
        for id in try ids(context) {
            guard let item = try office.archive.item(of: id, visitor),
                let set = try office.store.findingSet(of: id)
            else { continue }
            items.append((item, set.digest))
        }
        let page = BulkPage(
            act: act, items: items, archive: office.archive, visitor: visitor,
            trouble: trouble?(context.language), language: context.language)
        return office.printer.print(page, status: trouble == nil ? .ok : .badRequest, context: context)
    }

    private func ids(_ context: ConsoleContext) throws -> [DocumentID] {
        let ids = context.form.all("id").map { DocumentID($0) }
        guard ids.count <= Self.most, !ids.contains(nil) else { throw HTTPError(.badRequest) }
        return Array(Set(ids.compactMap { $0 })).sorted()
    }

    @Sendable private func carryOut(_ request: Request, context: ConsoleContext) throws -> Response {
        let visitor = try context.visitor(with: .act)
        let form = context.form
        guard let act = form["act"].flatMap({ BulkAct(rawValue: $0) }) else { throw HTTPError(.badRequest) }
        var asked = DeskRequest(act.act, document: "", text: form.text("text"))
        do {
            try ActForm(form).fill(&asked)
        } catch {
            return try page(act, context, visitor, trouble: error.message)
        }
        if act.needsText && asked.text == nil {
            return try page(act, context, visitor, trouble: DecisionRefusal.reasonMissing.message)
        }
        let tally = try hand(asked, ids: ids(context), visitor, context)
        return office.redirect(to: "/", saying: tally(context.language), context: context)
    }

    /// Each document is an act of its own, judged by itself.
    private func hand(
        _ asked: DeskRequest, ids: [DocumentID], _ visitor: Visitor, _ context: ConsoleContext
    ) throws -> LocalizedText {
        var done = 0
        var refused: [LocalizedText] = []
        for id in ids {
            guard try office.archive.item(of: id, visitor) != nil else { continue }
            var request = asked
            request.document = id.description
            request.findings = context.form["seen-\(id)"]
            let answer = office.act(request, visitor)
            if answer.isAccepted {
                done += 1
            } else {
                refused.append(LocalizedText(zhTW: answer.zhTW, en: answer.en))
            }
        }
        guard let first = refused.first else {
            return LocalizedText(zhTW: "\(done) 件已處理。", en: "Done: \(done) documents.")
        }
        return LocalizedText(
            zhTW: "\(done) 件已處理，\(refused.count) 件未接受：\(first.zhTW)",
            en: "Done: \(done) documents; not accepted: \(refused.count). \(first.en)")
    }
}
