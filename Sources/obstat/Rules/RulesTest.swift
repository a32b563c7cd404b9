import ArgumentParser
import Documents
import Foundation
import Matching
import RulePacks

/// `obstat rules test`: what one rule makes of a text, step by step.
struct RulesTest: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "test",
            abstract: LocalizedText(
                zhTW: "以一條規則試讀文字，逐步顯示判斷。", en: "Tries one rule on a text and shows each step.")(.ofUser))
    }

    /// Bytes that one trial reads; longer texts are for `obstat scan`.
    private static let textBytes = 16 << 20

    @Argument(help: "The rule's id.") var id: String
    @Argument(help: "A plain text in UTF-8, or - for standard input.") var file = "-"
    @Option(help: "The kind of text it stands for, for example tableCell.") var kind: String?
    @Option(help: "The column header or field name over it.") var header: String?
    @OptionGroup var options: RulesOptions

    func validate() throws {
        guard let kind, SegmentKind(name: kind) == nil else { return }
        let names = SegmentKind.allCases.map(\.name).joined(separator: ", ")
        throw ValidationError("--kind is one of: \(names).")
    }

    func run() throws {
        let loaded = try options.load()
        let rule = try options.rule(id, among: loaded)
        guard rule.structure == nil else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(id) 看的是文件結構而非文字，請用 obstat scan --explain 檢視文件。",
                    en: "\(id) looks at how a document is built, not at text; use obstat scan --explain."))
        }
        let example = Rule.Example(
            text: try text(), kind: kind.flatMap(SegmentKind.init(name:)), label: header)
        let compiled = try CompiledRules(RuleSet(rules: [rule], digest: loaded.set.digest))
        let sheet = TrialSheet(
            rule: rule, trial: compiled.trial(rule: 0, on: example), language: .ofUser,
            colour: Terminal.usesColour)
        switch options.format {
        case .text: for line in sheet.lines { Terminal.print(line + "\n") }
        case .jsonl: for line in sheet.jsonLines { Terminal.print(line + "\n") }
        }
    }

    // MARK: Reading

    private func text() throws -> String {
        if file != "-" {
            Terminal.say(
                LocalizedText(
                    zhTW: "\(FileName(file).display)：以 UTF-8 純文字讀取；其他格式請用 obstat scan。\n",
                    en: "\(FileName(file).display): read as plain UTF-8; for other formats use obstat scan.\n"
                )(.ofUser))
        }
        guard let bytes = bytes() else {
            throw refusal(LocalizedText(zhTW: "無法讀取", en: "can't be read"))
        }
        guard bytes.count <= Self.textBytes else {
            throw refusal(
                LocalizedText(zhTW: "超過 16 MiB，請改用 obstat scan", en: "more than 16 MiB; use obstat scan"))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal(
                LocalizedText(zhTW: "不是 UTF-8 文字，請改用 obstat scan", en: "not UTF-8 text; use obstat scan"))
        }
        return text
    }

    /// One byte more than the limit at most, so that a longer text shows.
    private func bytes() -> Data? {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        var bytes = Data()
        while bytes.count <= Self.textBytes {
            guard let chunk = try? handle?.read(upToCount: 1 << 16) else {
                return handle == nil ? nil : bytes
            }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return bytes
    }

    private func refusal(_ reason: LocalizedText) -> CommandRefusal {
        let name = FileName(file).display
        return CommandRefusal(
            message: LocalizedText(zhTW: "\(name)：\(reason.zhTW)。", en: "\(name): \(reason.en)."))
    }
}
