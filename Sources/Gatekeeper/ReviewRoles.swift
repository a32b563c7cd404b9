import Desk
import Documents
import Settings

/// Who may do what about which unit's documents, as the settings say.
///
/// Nobody has a right by being the administrator.
struct ReviewRoles: Sendable {
    /// What a role is asked for.
    enum Duty {
        case read, decide, approve, approveRecall
    }

    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
    }

    /// Whether the person may do it about some unit or other.
    func admits(_ person: Person, to duty: Duty) -> Bool {
        switch duty {
        case .read: [reviewers, approvers, heads, auditors].contains { $0.admits(person) }
        case .decide: reviewers.admits(person)
        case .approve: approvers.admits(person)
        case .approveRecall: heads.admits(person)
        }
    }

    /// Whether the person may do it about that unit's documents.
    func admits(_ person: Person, to duty: Duty, of unit: String) -> Bool {
        guard admits(person, to: duty) else { return false }
        if duty == .read, auditors.admits(person) { return true }
        // Heads who are named answer for the whole body.
        let isHead = settings.review.heads != nil && heads.admits(person)
        if isHead, duty == .read || duty == .approveRecall { return true }
        guard let own = settings.review.units[unit] else { return true }
        return roll(own).admits(person)
    }

    /// Of these units, those whose documents the person may see; `nil` where nobody is limited.
    func visible(to person: Person, among units: Set<String>) -> [String]? {
        guard !settings.review.units.isEmpty else { return nil }
        return units.filter { admits(person, to: .read, of: $0) }.sorted()
    }

    /// Whether the person is the account that sends notices.
    func isNotifier(_ person: Person) -> Bool {
        settings.review.admitsEverybody || person.name == settings.notifications.notifier
    }

    private var reviewers: ReviewerRoll { roll(settings.review.reviewers) }
    private var approvers: ReviewerRoll { roll(settings.review.approvers ?? settings.review.reviewers) }
    private var heads: ReviewerRoll {
        roll(settings.review.heads ?? settings.review.approvers ?? settings.review.reviewers)
    }
    private var auditors: ReviewerRoll {
        ReviewerRoll(entries: settings.review.auditors, admitsEverybody: false)
    }

    private func roll(_ entries: [String]) -> ReviewerRoll {
        ReviewerRoll(entries: entries, admitsEverybody: settings.review.admitsEverybody)
    }
}
