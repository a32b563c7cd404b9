import AuditStore
import Desk
import Documents
import Logging
import RulePacks
import Settings
import Synchronization

/// Exemptions: made over the desk by two people, applied here and nowhere else.
extension Gate {
    private static let day: Int64 = 86_400 * 1_000_000_000

    func exempt(
        _ request: DeskRequest, _ id: DocumentID, _ person: Person
    ) throws(StoreError) -> DeskAnswer {
        let review = stages.settings.review
        let rule = request.rule ?? ""
        guard let digest = rules.withLock({ $0.inForce.digest(ofRule: rule) }) else {
            return refused(.findingMissing)
        }
        guard let evidence = Self.evidence(of: request) else { return refused(.evidenceMissing) }
        let days = min(max(1, request.days ?? 90), review.exemptionDays)
        let made = try stages.store.requestExemption(
            ExemptionRequest(
                document: id, rule: rule, fingerprint: request.fingerprint, ruleDigest: digest,
                person: person, reason: request.text ?? "", evidence: evidence.paper,
                lifetime: Int64(days) * Self.day, approvable: Int64(review.requestDays) * Self.day))
        return told(made)
    }

    /// A second person agrees, or somebody ends it.
    func settleExemption(
        _ request: DeskRequest, by person: Person, whoSees: (String) -> Bool
    ) throws(StoreError) -> DeskAnswer {
        guard let number = request.number, let exemption = try stages.store.exemption(number),
            whoSees(exemption.unit)
        else { return refused(.unknownExemption) }
        let answer =
            request.act == .approveExemption
            ? told(try stages.store.approveExemption(number, by: person))
            : told(try stages.store.endExemption(number, by: person, because: request.text ?? ""))
        if !answer.isAccepted {
            note(
                "\(request.act.rawValue) not accepted", document: exemption.origin,
                ["person": person.words, "reason": answer.state ?? ""])
        }
        return answer
    }

    /// The exemptions that hold for a document; none where they can't be read.
    func exemptions(for submission: Submission) -> [Exemption] {
        do {
            let inForce = rules.withLock { $0.inForce }
            return try stages.store.exemptionsInForce(unit: submission.unit) { inForce.digest(ofRule: $0) }
        } catch {
            stages.log.error("exemptions not read", metadata: ["reason": "\(error.message.en)"])
            return []
        }
    }

    /// Ends what has run out, and reopens what is bound to a rule that has changed.
    func reviewExemptions() {
        do {
            let inForce = rules.withLock { $0.inForce }
            for exemption in try stages.store.reviewExemptions(ruleDigest: { inForce.digest(ofRule: $0) }) {
                stages.log.notice(
                    "exemption ended",
                    metadata: ["exemption": "\(exemption.id)", "state": "\(exemption.state.rawValue)"])
            }
        } catch {
            stages.log.error("exemptions not reviewed", metadata: ["reason": "\(error.message.en)"])
        }
    }

    private func told(_ result: Result<Exemption, DecisionRefusal>) -> DeskAnswer {
        switch result {
        case .failure(let refusal): refused(refusal)
        case .success(let exemption):
            DeskAnswer(
                isAccepted: true, Self.news(of: exemption), decision: exemption.id,
                state: exemption.state.rawValue)
        }
    }

    private static func news(of exemption: Exemption) -> LocalizedText {
        guard exemption.state == .requested else {
            return LocalizedText(
                zhTW: "例外 \(exemption.id)：\(exemption.state.title.zhTW)。",
                en: "Exemption \(exemption.id): \(exemption.state.title.en).")
        }
        return LocalizedText(
            zhTW: "已提出例外 \(exemption.id)。須由另一人核可：obstat exemptions approve \(exemption.id)",
            en: "Requested exemption \(exemption.id). Another person has to approve it: "
                + "obstat exemptions approve \(exemption.id)")
    }
}
