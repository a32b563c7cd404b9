import AuditStore
import Documents
import Reports

/// An exemption as the interface gives it; moments are nanoseconds since 1970.
struct ExemptionSheet: Encodable {
    let id: Int64
    let unit: String
    let rule: String
    let packVersion: Int
    let fingerprint: String?
    let sha256: String?
    let action: String
    let document: String
    let state: String
    let requester: String
    let requested: Int64
    let reason: String
    let evidenceKind: String?
    let evidence: String?
    let decider: String?
    let decided: Int64?
    let expires: Int64
    let uses: Int
    let lastUsed: Int64?
    let remark: String

    init(_ exemption: Exemption) {
        id = exemption.id
        unit = exemption.unit
        rule = exemption.rule
        packVersion = exemption.packVersion
        switch exemption.scope {
        case .value(let value): (fingerprint, sha256) = (value, nil)
        case .document(let digest): (fingerprint, sha256) = (nil, digest)
        }
        action = exemption.action.name
        document = exemption.origin.description
        state = exemption.state.rawValue
        requester = exemption.requester.words
        requested = exemption.requested
        reason = exemption.reason
        evidenceKind = exemption.evidence?.kind.rawValue
        evidence = exemption.evidence?.reference
        decider = exemption.decider?.words
        decided = exemption.decided
        expires = exemption.expires
        uses = exemption.uses
        lastUsed = exemption.lastUsed
        remark = exemption.remark
    }
}

/// What is at risk, and the recalls, as the interface gives them.
struct RecallSheet: Encodable {
    struct Risk: Encodable {
        let document: String
        let unit: String
        let name: String
        let result: String
        let rules: [String]
        let coverage: [String]
        let decision: String?
    }

    struct Case: Encodable {
        let document: String
        let unit: String
        let state: String
        let documentState: String
        let requester: String
        let decider: String?
        let reason: String
        let grounds: [String]
    }

    let outdated: Int
    let looked: Int
    let atRisk: Int
    let gone: Int
    let complete: Bool
    let risks: [Risk]
    let cases: [Case]

    init(_ report: RiskReport, _ recalls: [RecallCase]) {
        outdated = report.progress.outdated
        looked = report.progress.looked
        atRisk = report.progress.atRisk
        gone = report.progress.gone
        complete = report.progress.isComplete
        risks = report.items.map { risk in
            Risk(
                document: risk.item.id.description, unit: risk.item.submission.unit,
                name: risk.item.submission.displayPath, result: risk.look.result.rawValue,
                rules: Set(risk.findings.map(\.rule)).sorted(),
                coverage: Set(risk.gaps.map(\.reason.name)).sorted(),
                decision: risk.item.decision.map { "\($0.act.rawValue) \($0.state.rawValue)" })
        }
        cases = recalls.map { recall in
            Case(
                document: recall.item.id.description, unit: recall.item.submission.unit,
                state: recall.decision.state.rawValue, documentState: recall.item.state.rawValue,
                requester: recall.decision.requester.words, decider: recall.decision.decider?.words,
                reason: recall.decision.reason, grounds: recall.decision.grounds.map(\.rawValue))
        }
    }
}

/// A report as the interface gives it: tables of cells as they may be shown.
struct BookSheet: Encodable {
    struct Table: Encodable {
        let title: String
        let header: [String]
        let rows: [[String]]
        let note: String
    }

    let title: String
    let period: String
    let tables: [Table]

    init(_ book: SheetBook) {
        title = book.title
        period = book.subtitle
        tables = book.sheets.map { sheet in
            Table(
                title: sheet.title, header: sheet.header, rows: sheet.rows.map { $0.map(\.shown) },
                note: sheet.note)
        }
    }
}
