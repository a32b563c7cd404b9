import ArgumentParser
import Documents
import Examination
import Glibc
import Policy
import Reports
import RulePacks
import Settings
import Spool

/// `obstat rules compare`: whose verdict changes when one folder of rules takes the place of another.
///
/// Documents are examined anew under both: no text of what was held or delivered is kept for this, so that there is
/// nothing more to guard. What waits and what has been delivered is still there, and `--held` and `--delivered` add it.
struct RulesCompare: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: LocalizedText(
                zhTW: "比較新舊規則：哪些文件的判定會改變、因哪些規則。",
                en: "Shows whose verdict changes between two folders of rules.")(
                    .ofUser),
            discussion: LocalizedText(
                zhTW: "結束狀態：0 沒有文件的判定改變；1 至少一件改變；2 無法執行。",
                en:
                    "Exit status: 0 no document's verdict changes; 1 at least one does; 2 the command could not run."
            )(
                .ofUser))
    }

    @Argument(help: "The folder of rules in force.") var old: String
    @Argument(help: "The folder that may take its place.") var new: String
    @Argument(help: "Files and folders.") var paths: [String] = []
    @Option(help: "The site's changes to the old rules.") var oldOverlay: String?
    @Option(help: "The site's changes to the new rules.") var overlay: String?
    @Option(help: "Judge as for this unit.") var unit: String?
    @Option(help: "Documents examined at the same time. [default: one for each processor]") var jobs: Int?
    @Flag(help: "Also what waits in quarantine.") var held = false
    @Flag(help: "Also what has been delivered.") var delivered = false
    @Flag(help: "Work although the kernel lacks a protection.") var allowIncompleteConfinement = false
    @Option(help: "text or jsonl.") var format = OutputFormat.text
    @OptionGroup var installation: SettingsOptions

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be 1 to 64.") }
        if paths.isEmpty, !held, !delivered {
            throw ValidationError("Name files or folders, or ask for --held or --delivered.")
        }
        if paths.contains("-") { throw ValidationError("Standard input can be read only once.") }
    }

    func run() throws {
        let before = try load(old, overlay: oldOverlay ?? overlay)
        let after = try load(new, overlay: overlay)
        let keys = held ? try ContentKeys.of(installation.settings()) : .none
        let kept = try waitingAndDelivered()
        let items = DocumentQueue(paths: paths).items + kept.items
        var comparison = VerdictComparison()
        try examine(items, keys, from: kept, under: before) { comparison.enterOld($0) }
        try examine(items, keys, from: kept, under: after) { comparison.enterNew($0) }
        let sheet = ComparisonSheet(comparison: comparison, language: .ofUser)
        for line in format == .text ? sheet.lines : sheet.jsonLines { Terminal.print(line + "\n") }
        if comparison.changes.contains(where: \.changesVerdict) { throw ExitCode(1) }
    }

    // MARK: The documents

    /// The documents of an installation that are compared as well, each judged as for its own unit.
    private func waitingAndDelivered() throws -> KeptDocuments {
        var kept = KeptDocuments()
        guard held || delivered else { return kept }
        let settings = try installation.settings()
        if held { kept.addHeld(in: try readable(settings.spool + "/hold")) }
        if delivered { kept.addDelivered(in: try readable(settings.upload)) }
        return kept
    }

    private func readable(_ folder: String) throws -> String {
        guard unsafe access(folder, R_OK | X_OK) == 0 else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(folder)：無法讀取，請以閘門的使用者身分執行。",
                    en: "\(folder): can't be read; run this as the gate's own user."))
        }
        return folder
    }

    private func examine(
        _ items: [DocumentQueue.Item], _ keys: ContentKeys, from kept: KeptDocuments,
        under loaded: LoadedRules,
        onResult: (ScanResult) -> Void
    ) throws {
        let setup = ExaminerSetup(
            executable: ExaminerSetup.executableBesideThisProcess(),
            allowIncompleteConfinement: allowIncompleteConfinement, fingerprintKey: FingerprintKey.ofUser())
        let examiner: Examiner
        do {
            examiner = try Examiner(setup: setup, rules: loaded.book)
        } catch {
            throw CommandRefusal(message: error.explanation)
        }
        defer { examiner.stop() }
        var scan = Scan(
            items: items, examiner: examiner, loaded: loaded, unit: unit, limits: ExaminationLimits(),
            jobs: jobs ?? Scan.processors, keys: keys)
        scan.origins = kept.origins
        scan.run(onResult: onResult)
    }

    private func load(_ folder: String, overlay: String?) throws -> LoadedRules {
        do throws(RulePackRefusal) {
            return try RulePacks.load(RulePackDirectories(shipped: folder, overlay: overlay))
        } catch {
            RulesOptions.report(error.problems)
            throw RulesOptions.refusal(error)
        }
    }
}
