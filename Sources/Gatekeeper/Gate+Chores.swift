import AuditStore
import Dispatch
import Documents
import Logging
import Settings
import Synchronization

/// What the gate does beside documents: reminders, the ends of exemptions, second looks.
extension Gate {
    /// Does the chores until the gate stops.
    func doChores() {
        let pause = stages.settings.recall.pauseMilliseconds
        let rest = min(60, stages.settings.settle.sweepSeconds)
        sealWhatRests()
        var next = ContinuousClock.now
        while !isStopping.load(ordering: .acquiring) {
            if next <= .now {
                remind()
                reviewExemptions()
                next = .now + .seconds(rest)
            }
            let isMore = takeSecondLook()
            let wait = isMore ? pause : rest * 1_000
            _ = chores.wait(timeout: .now() + .milliseconds(wait))
        }
    }

    private func remind() {
        do {
            let pause = Int64(stages.settings.review.reminderHours) * 3_600 * 1_000_000_000
            for item in try stages.store.remind(term: term, pause: pause) {
                stages.log.notice(
                    "overdue",
                    metadata: [
                        "document": "\(item.id)", "unit": "\(item.submission.unit)",
                        "next": "\(item.nextStep.rawValue)",
                    ])
            }
        } catch {
            stages.log.error("no reminders", metadata: ["reason": "\(error.message.en)"])
        }
    }
}
