import AuditStore
import Desk
import Documents

/// What the visitor can do with a document, with the forms for it.
struct DecisionDesk {
    struct Form {
        let act: String
        let title: String
        let help: String
        let label: String
        let text: String
        let needsEvidence: Bool
        let needsGround: Bool
        let isFirst: Bool
    }

    /// What waits for a second person.
    struct Open {
        let title: String
        let requester: String
        let requested: Moment
        let expires: Moment
        let reason: String
        let evidence: String?
        /// Named apart: a template looks for what is `nil` here in the desk around it.
        let openGrounds: String?
        let mayApprove: Bool
        /// Why the visitor may not.
        let obstacle: String?
        let mayRefuse: Bool
        let refuseTitle: String
    }

    let action: String
    let seen: String
    let people: String
    let due: String
    let isLate: Bool
    let assignee: String
    let me: String
    let isMine: Bool
    let open: Open?
    let forms: [Form]
    let hasForms: Bool
    let mayCare: Bool
    let mayNote: Bool
    let evidenceKinds: [Option]
    let grounds: [Option]

    /// - Returns: `nil` for whoever only reads.
    init?(_ sources: DocumentPage.Sources, _ language: Language) {
        guard let account = sources.visitor.account, sources.visitor.may(.act) else { return nil }
        let item = sources.file.item
        func may(_ act: DeskRequest.Act) -> Bool { !act.roles.isDisjoint(with: account.roles) }
        let waits = item.state == .hold || item.state == .corrupt
        action = "/documents/\(item.id)/decide"
        seen = sources.seen
        let peopleWords = LocalizedText(
            zhTW: item.people == 2 ? "放行須兩人：一人提出並附佐證，另一人核可。" : "放行須一人並附佐證。",
            en: item.people == 2
                ? "A release takes two people: one asks with evidence, another approves."
                : "A release takes one person, with evidence.")(language)
        people = waits ? peopleWords : ""
        due = item.due.map { CalendarDay(of: $0).text } ?? ""
        isLate = item.isOverdue(at: sources.now)
        assignee = item.assignee.map { String(shownSafely: $0) } ?? ""
        me = account.name
        isMine = item.assignee == account.name
        open = item.decision.flatMap { Open($0, account, language) }
        forms = Self.forms(sources, may: { may($0) && item.decision == nil }, language)
        hasForms = !forms.isEmpty
        mayCare = waits && may(.assign)
        mayNote = may(.note)
        evidenceKinds = Evidence.Kind.allCases.map { Option($0.rawValue, $0.title(language)) }
        let proposed = Set(item.verdict?.grounds ?? [])
        grounds = Ground.allCases.map {
            Option($0.rawValue, "\($0.rawValue) \($0.publicReason(language))", chosen: proposed.contains($0))
        }
    }

    private static func forms(
        _ sources: DocumentPage.Sources, may: (DeskRequest.Act) -> Bool, _ language: Language
    ) -> [Form] {
        let item = sources.file.item
        return DecisionText.texts(
            for: item.state, people: item.people,
            isAtRisk: !sources.risks.findings.isEmpty || !sources.risks.gaps.isEmpty
        ).filter { may($0.act) }
            .enumerated().map { index, text in
                Form(
                    act: text.act.rawValue, title: text.title(language), help: text.help(language),
                    label: text.label(language),
                    text: text.act == .returnToUnit ? advice(sources, language) : "",
                    needsEvidence: text.act == .release || text.act == .keep,
                    needsGround: [.withhold, .onApplication, .recall].contains(text.act),
                    isFirst: index == 0 && item.state != .delivered)
            }
    }

    /// What the unit is told with a return: each rule's advice once, and what could not be read.
    private static func advice(_ sources: DocumentPage.Sources, _ language: Language) -> String {
        let cards = Dictionary(sources.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var lines: [String] = []
        for finding in sources.file.findings.map(\.finding) where finding.action > .note {
            let place = finding.location.map { $0.words(language) }
            let start = finding.category.title(language) + (place.map { "（\($0)）" } ?? "")
            let advice = cards[finding.rule]?.advice?(language)
            lines.append("・" + start + (advice.map { "：" + $0 } ?? ""))
        }
        lines += Set(sources.file.gaps.map(\.reason)).map {
            "・\($0.title(language))：\($0.nextStep(language))"
        }.sorted()
        return String(lines.prefix(12).joined(separator: "\n").prefix(FreeText.longest - 1))
    }
}

extension DecisionDesk.Open {
    init?(_ decision: Decision, _ account: Account, _ language: Language) {
        guard decision.state.isOpen else { return nil }
        title = "\(decision.act.title(language)) · \(decision.state.title(language))"
        requester = String(shownSafely: decision.requester.name)
        requested = Moment(decision.requested)
        expires = Moment(decision.expires)
        reason = String(shownSafely: decision.reason)
        evidence = decision.evidence?.shown(language)
        openGrounds =
            decision.grounds.isEmpty ? nil : decision.grounds.map(\.rawValue).joined(separator: ", ")
        let second = SecondPerson(
            account, requester: decision.requester, waits: decision.state == .requested)
        mayApprove = second.mayApprove
        mayRefuse =
            decision.state != .underway && !DeskRequest.Act.refuse.roles.isDisjoint(with: account.roles)
        refuseTitle = second.refusal(language)
        obstacle = second.obstacle?(language)
    }
}
