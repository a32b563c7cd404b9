import AuditStore
import Documents

/// What two people have agreed to let pass, what waits for the second, and what was never used.
struct ExemptionsPage: Page {
    static let template = "exemptions"
    static let place = "/exemptions"

    struct Row {
        let number: String
        let unit: String
        let rule: String
        let ruleCode: String
        let scope: String
        let state: String
        let stateClass: String
        let requester: String
        let decider: String?
        let reason: String
        let proof: String?
        let until: String
        let uses: String
        let origin: String
        let approveAction: String?
        let endAction: String?
        let endTitle: String
        let endField: String
        /// Why the visitor can't approve what waits.
        let obstacle: String?
    }

    let rows: [Row]
    let isEmpty: Bool
    let shelves: [QueuePage.Shelf]
    let trouble: String?

    init(
        _ exemptions: [Exemption], filter: ExemptionFilter, archive: Archive, rules: [RuleCard],
        visitor: Visitor,
        trouble: String?, language: Language
    ) {
        let titles = Dictionary(
            rules.map { ($0.id, $0.title(language)) }, uniquingKeysWith: { first, _ in first })
        rows = exemptions.map { exemption in
            Row(
                exemption, unit: archive.unitName(exemption.unit, language),
                rule: titles[exemption.rule] ?? exemption.rule, visitor, language)
        }
        isEmpty = rows.isEmpty
        shelves = ExemptionFilter.allCases.map { shelf in
            QueuePage.Shelf(
                href: shelf == .open ? "/exemptions" : "/exemptions?show=\(shelf.rawValue)",
                label: shelf.title(language), current: shelf == filter)
        }
        self.trouble = trouble
    }

    func title(_ language: Language) -> String { Words(language: language)["exemptions"] }
}

extension ExemptionsPage.Row {
    init(_ exemption: Exemption, unit: String, rule: String, _ visitor: Visitor, _ language: Language) {
        number = String(exemption.id)
        self.unit = unit
        self.rule = rule
        ruleCode = "\(exemption.rule) · \(exemption.packVersion)"
        switch exemption.scope {
        case .value(let fingerprint):
            scope = LocalizedText(
                zhTW: "此單位文件中的這個值（指紋 \(fingerprint.prefix(12))…）",
                en: "this value in the unit's documents (fingerprint \(fingerprint.prefix(12))…)")(language)
        case .document(let sha256):
            scope = LocalizedText(
                zhTW: "這份文件（SHA-256 \(sha256.prefix(12))…）",
                en: "this document (SHA-256 \(sha256.prefix(12))…)")(
                    language)
        }
        state = exemption.state.title(language)
        stateClass =
            switch exemption.state {
            case .requested, .reopened: "unexamined"
            case .inForce: "clear"
            default: "held"
            }
        requester = String(shownSafely: exemption.requester.name)
        decider = exemption.decider.map { String(shownSafely: $0.name) }
        reason = String(shownSafely: exemption.reason)
        proof = exemption.evidence?.shown(language)
        until = CalendarDay(of: exemption.expires).text
        uses = String(exemption.uses)
        origin = "/documents/\(exemption.origin)"
        endField = "end-\(exemption.id)"
        guard let account = visitor.account else {
            (approveAction, endAction, endTitle, obstacle) = (nil, nil, "", nil)
            return
        }
        let waits = exemption.state == .requested
        let second = SecondPerson(account, requester: exemption.requester, waits: waits)
        approveAction = second.mayApprove ? "/exemptions/\(exemption.id)/approve" : nil
        let isOpen = waits || exemption.state == .inForce || exemption.state == .reopened
        endAction = isOpen && visitor.may(.act) ? "/exemptions/\(exemption.id)/end" : nil
        endTitle = (waits ? second.refusal : LocalizedText(zhTW: "撤銷例外", en: "Remove it"))(language)
        obstacle = second.obstacle?(language)
    }
}
