import Documents
import GRDB

extension AuditStore {
    /// Ends what is requested or approved, and not yet carried out, by either of two names that turn out to be one person's.
    ///
    /// Whoever asked under the one could otherwise have agreed under the other.
    package func countAsOne(console: UInt32, unixUser: UInt32) throws(StoreError) {
        let remark = "two names of one person were linked; it has to be requested anew"
        let names = [console, unixUser]
        func isTheirs(_ person: Person?) -> Bool {
            person.map { names.contains($0.user) || $0.login.map(names.contains) == true } ?? false
        }
        try change { transaction in
            let decisions = try Row.fetchAll(
                transaction.database,
                sql: "SELECT * FROM decision WHERE people = 2 AND state IN ('requested', 'approved')"
            ).compactMap(Decision.init)
            for decision in decisions where isTheirs(decision.requester) || isTheirs(decision.decider) {
                _ = try transaction.move(decision, to: .void, by: nil, remark: remark)
            }
            let exemptions = try Row.fetchAll(
                transaction.database, sql: "SELECT * FROM exemption WHERE state = 'requested'"
            ).compactMap(Exemption.init)
            for exemption in exemptions where isTheirs(exemption.requester) {
                _ = try transaction.move(exemption, to: .withdrawn, by: nil, remark: remark)
            }
        }
    }
}
