package import Documents

/// Why a person's act was not accepted; nothing of it has happened.
package enum DecisionRefusal: Error, Hashable, Sendable {
    case unknownDocument
    case unknownDecision
    /// The document is not where the act could reach it.
    case wrongState(DocumentRecord.State)
    /// Something is about to be done with the document.
    case busy
    /// Another decision about the document is open.
    case alreadyOpen(Decision)
    /// The decision has come to its end, or is being carried out.
    case notOpen(Decision)
    /// The person who requested it can't be the one who approves it.
    case samePerson(Decision)
    case expired(Decision)
    /// The findings are no longer those that were decided on, or that the person saw.
    case changed
    case evidenceMissing
    case groundMissing
    case reasonMissing
    /// The document has no such finding that stops it.
    case findingMissing
    case unknownExemption
    /// The exemption is not at a point at which that could be done.
    case exemptionNotOpen(Exemption)
    case sameExemptionPerson(Exemption)

    package var message: LocalizedText {
        switch self {
        case .unknownDocument:
            LocalizedText(
                zhTW: "查無此編號。請以 obstat quarantine list 查詢編號。",
                en: "There is no document of that id. obstat quarantine list shows the ids.")
        case .unknownDecision:
            LocalizedText(
                zhTW: "此文件沒有待核可的決定。請以 obstat quarantine show 查看。",
                en: "No decision about this document waits for anybody. See obstat quarantine show.")
        case .wrongState(let state):
            LocalizedText(
                zhTW: "文件目前狀態為 \(state.rawValue)，不能進行此動作。請以 obstat quarantine show 查看下一步。",
                en: "The document's state is \(state.rawValue), which does not allow this. "
                    + "obstat quarantine show says what comes next.")
        case .busy:
            LocalizedText(
                zhTW: "系統正在處理此文件，請稍後再試。", en: "The gate is at work on this document; try again shortly.")
        case .alreadyOpen(let decision):
            LocalizedText(
                zhTW: "此文件已有未結之決定：\(decision.act.title.zhTW)（\(decision.requester.name) 提出，"
                    + "\(decision.state.title.zhTW)）。請先核可、不同意或撤回。",
                en:
                    "Another decision is open: \(decision.act.title.en), requested by \(decision.requester.name), "
                    + "\(decision.state.title.en). Approve, refuse or withdraw that one first.")
        case .notOpen(let decision):
            LocalizedText(
                zhTW: "該決定\(decision.state.title.zhTW)，不能再變更。",
                en: "That decision is \(decision.state.title.en) and can't be changed any more.")
        case .samePerson(let decision):
            LocalizedText(
                zhTW: "放行須兩個不同的人：此決定由 \(decision.requester.name) 提出，須由另一人核可；任何人（含系統管理者）均無例外。",
                en:
                    "This takes two different people: \(decision.requester.name) requested it, somebody else must "
                    + "approve it. There is no way round, not for an administrator either.")
        case .expired:
            LocalizedText(
                zhTW: "該申請已逾期，請重新提出。", en: "The request has expired. Request it again.")
        case .changed:
            LocalizedText(
                zhTW: "發現事項或規則已與決定當時不同，決定失效。請重新檢視後再提出。",
                en: "The findings or the rules are not those that the decision was made on, so it is void. "
                    + "Look again and request anew.")
        case .evidenceMissing:
            LocalizedText(
                zhTW: "放行須附佐證：--evidence licence|consent|resolution|approval|inspection:文號。",
                en:
                    "A release needs evidence: --evidence licence|consent|resolution|approval|inspection:REFERENCE."
            )
        case .groundMissing:
            LocalizedText(
                zhTW: "須指明法律依據，例如 --ground FOI-6。",
                en: "A legal ground is needed, for example --ground FOI-6.")
        case .reasonMissing:
            LocalizedText(
                zhTW: "須以 --reason 說明理由（4,000 字以內，不含控制字元）。",
                en: "Say why with --reason (up to 4,000 characters, no control characters).")
        case .findingMissing:
            LocalizedText(
                zhTW: "此文件沒有符合的發現事項。請以 obstat quarantine show 查看規則與指紋。",
                en: "The document has no such finding. obstat quarantine show lists rules and fingerprints.")
        case .unknownExemption:
            LocalizedText(
                zhTW: "查無此例外編號。請以 obstat exemptions list 查詢。",
                en: "There is no exemption of that number. obstat exemptions list shows them.")
        case .exemptionNotOpen(let exemption):
            LocalizedText(
                zhTW: "此例外\(exemption.state.title.zhTW)，不能進行此動作。",
                en: "The exemption is: \(exemption.state.title.en); that can't be done with it.")
        case .sameExemptionPerson(let exemption):
            LocalizedText(
                zhTW: "例外須兩個不同的人：由 \(exemption.requester.name) 提出，須由另一人核可；任何人均無例外。",
                en:
                    "An exemption takes two different people: \(exemption.requester.name) requested it, somebody else "
                    + "must approve it. There is no way round.")
        }
    }

    /// A word for the audit chain.
    package var name: String {
        switch self {
        case .unknownDocument: "unknownDocument"
        case .unknownDecision: "unknownDecision"
        case .wrongState: "wrongState"
        case .busy: "busy"
        case .alreadyOpen: "alreadyOpen"
        case .notOpen: "notOpen"
        case .samePerson: "samePerson"
        case .expired: "expired"
        case .changed: "changed"
        case .evidenceMissing: "evidenceMissing"
        case .groundMissing: "groundMissing"
        case .reasonMissing: "reasonMissing"
        case .findingMissing: "findingMissing"
        case .unknownExemption: "unknownExemption"
        case .exemptionNotOpen: "exemptionNotOpen"
        case .sameExemptionPerson: "samePerson"
        }
    }
}
