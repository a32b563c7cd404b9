import ArgumentParser
import Documents
import Examination
import Glibc
import Matching
import Reports
import RulePacks

/// `obstat rules profile`: what each rule costs and finds on given documents, the slowest first.
struct RulesProfile: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "profile",
            abstract: LocalizedText(
                zhTW: "各規則在指定文件上花的時間與發現數，最慢者在前。",
                en: "Time and hits by rule on given documents, the slowest first.")(
                    .ofUser))
    }

    @OptionGroup var options: ScanOptions
    @Argument(help: "Files, folders, or - for standard input.") var paths: [String]
    @Option(help: "Only so many rules.") var top: Int?
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    }

    func run() throws {
        let loaded = try options.loadRules()
        let limits = try options.limits()
        var measurement = RuleMeasurement(rules: try CompiledRules(loaded.set), limits: limits)
        // The documents are opened where hostile ones may be; only their text comes here.
        let examiner = try options.startExaminer(RuleBook.none)
        defer { examiner.stop() }
        for item in DocumentQueue(paths: paths).items {
            guard let (name, descriptor) = opened(item, limits: limits) else { continue }
            _ = examiner.examine(
                descriptor: descriptor, name: name, limits: limits, onText: { measurement.measure($0) })
            close(descriptor)
        }
        let sheet = MeasurementSheet(
            measurement: measurement, rules: loaded.set.rules, top: top, language: .ofUser)
        for line in format == .text ? sheet.lines : sheet.jsonLines { Terminal.print(line + "\n") }
    }

    /// - Returns: `nil`, after saying so, for what can't be opened.
    private func opened(
        _ item: DocumentQueue.Item, limits: ExaminationLimits
    ) -> (name: FileName, descriptor: Int32)? {
        switch item {
        case .unreadable(let path, _, let detail): return refuse(path, detail)
        case .standardInput:
            guard let file = StandardInput.file(limit: limits.documentBytes) else {
                return refuse(FileName("-"), "standard input is over the limit")
            }
            return (FileName("-"), file)
        case .file(let path):
            let descriptor = unsafe open(path.pathText, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else { return refuse(path, DocumentQueue.words(errno)) }
            let name = path.bytes.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? path.bytes
            return (FileName(bytes: name), descriptor)
        }
    }

    private func refuse(_ path: FileName, _ detail: String) -> (name: FileName, descriptor: Int32)? {
        Terminal.say("\(path.display): \(detail)\n")
        return nil
    }
}
