import ArgumentParser
import Documents
import Examination
import Policy
import RulePacks
import Settings

/// What scan and extract share: which rules, which limits, which examiner.
struct ScanOptions: ParsableArguments {
    @Option(help: "The folder of the rule packs.") var rules: String?
    @Option(help: "A folder with changes to them.") var overlay: String?
    @Option(help: "Judge as for this unit.") var unit: String?
    @Option(help: "Documents examined at the same time. [default: one for each processor]") var jobs: Int?
    @Option(help: "Take the limits from this settings file.") var config: String?
    @Flag(help: "Work although the kernel lacks a protection.") var allowIncompleteConfinement = false

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be 1 to 64.") }
    }

    func limits() throws -> ExaminationLimits {
        guard let config else { return ExaminationLimits() }
        return try SettingsOptions.settings(in: config).limits
    }

    func loadRules() throws -> LoadedRules {
        do {
            return try RulePacks.load(
                .standard(shipped: rules, overlay: overlay), memory: .ofUser())
        } catch {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: error.errors.map { $0.rendered(language: .zhTW) }.joined(separator: "\n"),
                    en: error.errors.map { $0.rendered(language: .en) }.joined(separator: "\n")))
        }
    }

    /// Starts the confined examiner with these rules.
    func startExaminer(_ book: RuleBook) throws -> Examiner {
        let setup = ExaminerSetup(
            executable: ExaminerSetup.executableBesideThisProcess(),
            allowIncompleteConfinement: allowIncompleteConfinement,
            fingerprintKey: FingerprintKey.ofUser())
        do {
            return try Examiner(setup: setup, rules: book)
        } catch {
            throw CommandRefusal(message: error.explanation)
        }
    }
}
