import AuditStore
package import Desk
package import Documents
import Examination
import Logging
import Policy
package import RulePacks
import Settings
import Spool
import Synchronization

/// What the console asks of the gate. The roles are asked about here once more: a fault in a page is no way round them.
extension Gate {
    /// Judges an act of somebody who is signed in to the console.
    package func answer(_ request: DeskRequest, from account: Account) -> DeskAnswer {
        do {
            guard try admits(account, to: request) else {
                stages.log.warning(
                    "an account asked for more than it may",
                    metadata: ["account": "\(account.name)", "act": "\(request.act.rawValue)"])
                return .refused(
                    LocalizedText(
                        zhTW: "此帳號的角色或單位不允許此動作。", en: "This account's roles or units don't allow this."))
            }
            switch request.act {
            case .look: return startSecondLook(by: account.person)
            case .approveExemption, .endExemption:
                return try settleExemption(request, by: account.person, whoSees: { account.sees(unit: $0) })
            default: break
            }
            guard let id = DocumentID(request.document), let unit = try stages.store.unit(of: id),
                account.sees(unit: unit)
            else { return refused(.unknownDocument) }
            return try settle(request, about: id, by: account.person)
        } catch {
            return .refused(error.message)
        }
    }

    private func admits(_ account: Account, to request: DeskRequest) throws(StoreError) -> Bool {
        guard !account.roles.isDisjoint(with: request.act.roles) else { return false }
        let duty = try duty(of: request)
        guard duty == .approveRecall else { return true }
        // The head's agreement: no role of the console stands for it, only that person's own account.
        guard let user = account.unixUser else { return false }
        return roles.admits(ReviewerRoll.person(DeskCaller(user: user)), to: duty)
    }

    /// The rules in force.
    package var rulesInForce: LoadedRules { rules.withLock { $0.inForce } }

    /// The text around a finding, unmasked, read anew by a confined examiner.
    ///
    /// To be asked only after the look is on record.
    ///
    /// - Returns: `nil` where the document does not lie in quarantine any more, or its text is not found again.
    package func reveal(_ finding: Finding, in id: DocumentID) -> String? {
        for state in [SpoolState.hold, .corrupt] {
            guard let submission = try? stages.spool.submission(of: id, in: state),
                let content = try? stages.spool.openContent(of: id, in: state)
            else { continue }
            let found = Mutex<String?>(nil)
            let window = TextWindow(part: finding.part, location: finding.location)
            _ = stages.examiner.examine(
                descriptor: content.number, name: submission.name, limits: stages.settings.limits,
                onText: { text in
                    guard let seen = window.text(in: text) else { return }
                    found.withLock { if $0 == nil { $0 = seen } }
                })
            return found.withLock { $0 }
        }
        return nil
    }

    /// What the rules in force find in a text, values masked; nothing of it is kept.
    ///
    /// - Returns: `nil` where there is no room for it.
    package func examine(_ text: String) -> (document: ExaminedDocument, verdict: Verdict)? {
        guard
            let examined = stages.examiner.examine(
                text: text, name: FileName("text.txt"), limits: stages.settings.limits)
        else { return nil }
        guard let loaded = rules.withLock({ $0.rules(digest: examined.document.rulesDigest) }) else {
            return nil
        }
        return Judgement.judge(examined.document, book: loaded.book, policy: loaded.policy, unit: nil)
    }
}
