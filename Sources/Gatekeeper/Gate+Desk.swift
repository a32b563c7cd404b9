import AuditStore
package import Desk
import Documents
import Logging
import Settings

/// Answers people's acts. An act is recorded; what follows from it is the gate's work.
extension Gate {
    /// Judges one request by who makes it and by the store's rules, and records it.
    package func answer(_ request: DeskRequest, from caller: DeskCaller) -> DeskAnswer {
        let person = ReviewerRoll.person(caller)
        guard roll(for: request.act).admits(person) else {
            stages.log.warning(
                "a stranger asked", metadata: ["person": "\(person.words)", "act": "\(request.act.rawValue)"])
            return .refused(Self.strangersAnswer(person, request.act))
        }
        guard let id = DocumentID(request.document) else {
            return .refused(DecisionRefusal.unknownDocument.message)
        }
        do {
            let answer = try carry(request, about: id, by: person)
            if !answer.isAccepted {
                note(
                    "\(request.act.rawValue) not accepted", document: id,
                    ["person": person.words, "reason": answer.state ?? ""])
            }
            return answer
        } catch {
            return .refused(error.message)
        }
    }

    private func roll(for act: DeskRequest.Act) -> ReviewerRoll {
        let review = stages.settings.review
        return ReviewerRoll(
            entries: act == .approve ? review.approvers ?? review.reviewers : review.reviewers,
            admitsEverybody: review.admitsEverybody)
    }

    private func carry(
        _ request: DeskRequest, about id: DocumentID, by person: Person
    ) throws(StoreError) -> DeskAnswer {
        let store = stages.store
        let text = request.text ?? ""
        switch request.act {
        case .approve: return told(try store.approve(id, by: person, seen: request.findings))
        case .refuse: return told(try store.refuse(id, by: person, because: text))
        case .note: return done(try store.remark(text, on: id, by: person))
        case .assign:
            if let assignee = request.assignee, !FreeText.isValid(assignee) {
                return .refused(DecisionRefusal.reasonMissing.message)
            }
            return done(try store.assign(id, to: request.assignee, by: person))
        case .due: return done(try store.setDue(request.due, for: id, by: person))
        case .release: return try decide(.release, request, id, person)
        case .returnToUnit: return try decide(.returnToUnit, request, id, person)
        case .withhold: return try decide(.withhold, request, id, person)
        case .onApplication: return try decide(.onApplication, request, id, person)
        case .refer: return try decide(.refer, request, id, person)
        case .reopen: return try decide(.reopen, request, id, person)
        }
    }

    private func decide(
        _ act: Decision.Act, _ request: DeskRequest, _ id: DocumentID, _ person: Person
    ) throws(StoreError) -> DeskAnswer {
        let grounds = (request.grounds ?? []).map { Ground(rawValue: $0) }
        guard !grounds.contains(nil) else { return refused(.groundMissing) }
        let kind = request.evidenceKind.flatMap { Evidence.Kind(rawValue: $0) }
        guard request.evidenceKind == nil || kind != nil else { return refused(.evidenceMissing) }
        let sha256 = request.evidenceSHA256
        guard sha256 == nil || sha256.map(Self.isDigest) == true else { return refused(.evidenceMissing) }
        let evidence = kind.map {
            Evidence(kind: $0, reference: request.evidence ?? "", sha256: sha256)
        }
        let day: Int64 = 86_400 * 1_000_000_000
        return told(
            try stages.store.request(
                DecisionRequest(
                    document: id, act: act, person: person, reason: request.text ?? "", evidence: evidence,
                    grounds: grounds.compactMap { $0 }, seen: request.findings,
                    lifetime: Int64(stages.settings.review.requestDays) * day)))
    }

    private func told(_ result: Result<Decision, DecisionRefusal>) -> DeskAnswer {
        switch result {
        case .failure(let refusal): return refused(refusal)
        case .success(let decision):
            if decision.state == .approved { queue.add(.resume(decision.document), unit: "") }
            return DeskAnswer(
                isAccepted: true, Self.news(of: decision), decision: decision.id,
                state: decision.state.rawValue)
        }
    }

    private func done(_ refusal: DecisionRefusal?) -> DeskAnswer {
        if let refusal { return refused(refusal) }
        return DeskAnswer(isAccepted: true, LocalizedText(zhTW: "已記錄。", en: "Recorded."))
    }

    private func refused(_ refusal: DecisionRefusal) -> DeskAnswer {
        DeskAnswer(isAccepted: false, refusal.message, state: refusal.name)
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }

    private static func news(of decision: Decision) -> LocalizedText {
        let act = decision.act.title
        switch decision.state {
        case .requested:
            return LocalizedText(
                zhTW: "已提出「\(act.zhTW)」。須由另一人核可：obstat quarantine approve \(decision.document)",
                en: "Requested: \(act.en). Another person has to approve it: "
                    + "obstat quarantine approve \(decision.document)")
        case .approved:
            return LocalizedText(
                zhTW: "已決定「\(act.zhTW)」，系統即將執行。",
                en: "Decided: \(act.en). The gate carries it out now.")
        default:
            return LocalizedText(
                zhTW: "「\(act.zhTW)」\(decision.state.title.zhTW)。",
                en: "\(act.en): \(decision.state.title.en).")
        }
    }

    private static func strangersAnswer(_ person: Person, _ act: DeskRequest.Act) -> LocalizedText {
        let isRoot = person.user == 0
        return LocalizedText(
            zhTW: "帳號 \(person.name) 不在\(act == .approve ? "核可" : "審查")名單內（設定檔 review）。"
                + (isRoot ? "請勿使用 sudo，以自己的帳號執行。" : "請洽系統管理者加入群組。"),
            en:
                "The account \(person.name) is not on the list of \(act == .approve ? "approvers" : "reviewers") "
                + "(settings key review). "
                + (isRoot ? "Run this under your own account, without sudo." : "Ask the administrator."))
    }
}
