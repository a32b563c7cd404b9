import AuditStore
package import Desk
import Documents
import Foundation
import Logging
import Settings
import Spool

/// Answers people's acts. An act is recorded; what follows from it is the gate's work.
extension Gate {
    /// Judges one request by who makes it and by the store's rules, and records it.
    package func answer(_ request: DeskRequest, from caller: DeskCaller) -> DeskAnswer {
        let person = ReviewerRoll.person(caller)
        do {
            switch request.act {
            case .collect, .settle: return try serveNotifier(request, person)
            case _ where request.isReading: return try read(request, by: person)
            default: return try once(request, by: person)
            }
        } catch {
            return .refused(error.message)
        }
    }

    /// Does an act that may come twice once.
    private func once(_ request: DeskRequest, by person: Person) throws(StoreError) -> DeskAnswer {
        guard let key = request.key else { return try act(request, by: person) }
        guard DeskRequest.isValid(key: key) else { return .refused(Self.badKey) }
        switch try stages.store.begins(key: key, by: person.user, digest: Self.digest(of: request)) {
        case .new: break
        case .answered(let text):
            let earlier = try? JSONDecoder().decode(DeskAnswer.self, from: Data(text.utf8))
            return earlier ?? .refused(Self.unknownEnd)
        case .unanswered: return .refused(Self.unknownEnd)
        case .other:
            note("replay not accepted", ["person": person.words, "act": request.act.rawValue])
            return .refused(Self.badKey)
        }
        let answer = try act(request, by: person)
        if let text = try? JSONEncoder().encode(answer) {
            try stages.store.answered(key: key, with: String(decoding: text, as: UTF8.self))
        }
        return answer
    }

    private func act(_ request: DeskRequest, by person: Person) throws(StoreError) -> DeskAnswer {
        let duty = try duty(of: request)
        guard roles.admits(person, to: duty) else {
            stages.log.warning(
                "a stranger asked", metadata: ["person": "\(person.words)", "act": "\(request.act.rawValue)"])
            return .refused(Self.strangersAnswer(person, request.act))
        }
        if request.act == .look { return startSecondLook(by: person) }
        if request.act == .approveExemption || request.act == .endExemption {
            return try settleExemption(request, by: person) { roles.admits(person, to: duty, of: $0) }
        }
        // A document of a unit that is not his is none for him: nobody learns which there are.
        guard let id = DocumentID(request.document), let unit = try stages.store.unit(of: id),
            roles.admits(person, to: duty, of: unit)
        else { return refused(.unknownDocument) }
        return try settle(request, about: id, by: person)
    }

    /// Judges an act of somebody who may ask for it.
    func settle(
        _ request: DeskRequest, about id: DocumentID, by person: Person
    ) throws(StoreError) -> DeskAnswer {
        let answer = try carry(request, about: id, by: person)
        if !answer.isAccepted {
            note(
                "\(request.act.rawValue) not accepted", document: id,
                ["person": person.words, "reason": answer.state ?? ""])
        }
        return answer
    }

    var roles: ReviewRoles { ReviewRoles(stages.settings) }

    /// Who approves depends on what.
    func duty(of request: DeskRequest) throws(StoreError) -> ReviewRoles.Duty {
        switch request.act {
        case .approveExemption: return .approve
        case .approve:
            guard let id = DocumentID(request.document) else { return .approve }
            let open = try stages.store.decisions(about: id).last { $0.state.isOpen }
            return open?.act == .recall ? .approveRecall : .approve
        default: return .decide
        }
    }

    private func carry(
        _ request: DeskRequest, about id: DocumentID, by person: Person
    ) throws(StoreError) -> DeskAnswer {
        let store = stages.store
        let text = request.text ?? ""
        if let act = Decision.Act(rawValue: request.act.rawValue) {
            return try decide(act, request, id, person)
        }
        switch request.act {
        case .approve: return told(try store.approve(id, by: person, seen: request.findings))
        case .refuse: return told(try store.refuse(id, by: person, because: text))
        case .note: return done(try store.remark(text, on: id, by: person))
        case .assign:
            if let assignee = request.assignee, !FreeText.isValid(assignee) {
                return refused(.reasonMissing)
            }
            return done(try store.assign(id, to: request.assignee, by: person))
        case .due: return done(try store.setDue(request.due, for: id, by: person))
        case .exempt: return try exempt(request, id, person)
        default: return .refused(Self.badKey)
        }
    }

    private func decide(
        _ act: Decision.Act, _ request: DeskRequest, _ id: DocumentID, _ person: Person
    ) throws(StoreError) -> DeskAnswer {
        let grounds = (request.grounds ?? []).map { Ground(rawValue: $0) }
        guard !grounds.contains(nil) else { return refused(.groundMissing) }
        guard let evidence = Self.evidence(of: request) else { return refused(.evidenceMissing) }
        let day: Int64 = 86_400 * 1_000_000_000
        return told(
            try stages.store.request(
                DecisionRequest(
                    document: id, act: act, person: person, reason: request.text ?? "",
                    evidence: evidence.paper,
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

    /// The paper that a request names.
    ///
    /// - Returns: `nil` where it names one that can't be.
    static func evidence(of request: DeskRequest) -> (paper: Evidence?, Void)? {
        let kind = request.evidenceKind.flatMap { Evidence.Kind(rawValue: $0) }
        guard request.evidenceKind == nil || kind != nil else { return nil }
        let sha256 = request.evidenceSHA256
        guard sha256 == nil || sha256.map(isDigest) == true else { return nil }
        return (kind.map { Evidence(kind: $0, reference: request.evidence ?? "", sha256: sha256) }, ())
    }

    private static func digest(of request: DeskRequest) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return ContentHash.hexadecimal(of: Array((try? encoder.encode(request)) ?? Data()))
    }

    private static let badKey = LocalizedText(
        zhTW: "請求無效或已由他人使用相同識別碼。請重新執行指令。",
        en: "The request is not valid, or its key was used for another one. Run the command again.")

    private static let unknownEnd = LocalizedText(
        zhTW: "相同請求先前已收到，結果未明。請以 obstat quarantine show 查看後再決定。",
        en:
            "The same request came before and its outcome is not known. Look with obstat quarantine show first."
    )

    func refused(_ refusal: DecisionRefusal) -> DeskAnswer {
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

    static func strangersAnswer(_ person: Person, _ act: DeskRequest.Act) -> LocalizedText {
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
