import ArgumentParser
import Documents
import Foundation
import RulePacks

/// `obstat rules document`: the rules as a book, generated.
struct RulesDocument: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "document",
            abstract: LocalizedText(
                zhTW: "產生規則參考手冊（Markdown 或 HTML），或更新說明檔中的規則總表。",
                en: "Writes the reference of all rules in Markdown or HTML, or renews the table in a page.")(
                    .ofUser))
    }

    /// How the reference is written.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case markdown
        case html
    }

    @Option(help: "markdown or html.") var format = Form.markdown
    @Flag(help: "Only the table: one line for each rule, in Markdown.") var table = false
    @Option(help: "Renew the table between its marks in this page.") var into: String?
    @Option(help: "The folder of the rule packs.") var rules: String?
    @Option(help: "A folder with changes to them.") var overlay: String?

    func run() throws {
        let reference = RuleReference(try load())
        if let into { return try renew(into, from: reference) }
        if table { return Terminal.print(reference.table) }
        Terminal.print(format == .html ? reference.html : reference.markdown)
    }

    private func load() throws -> LoadedRules {
        do throws(RulePackRefusal) {
            return try RulePacks.load(RulePackDirectories.standard(shipped: rules, overlay: overlay))
        } catch {
            RulesOptions.report(error.problems)
            throw RulesOptions.refusal(error)
        }
    }

    private func renew(_ path: String, from reference: RuleReference) throws {
        guard let page = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandRefusal(
                message: LocalizedText(zhTW: "\(path)：無法讀取。", en: "\(path): can't be read."))
        }
        guard let renewed = reference.updated(page) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "\(path)：沒有總表的起訖標記：\(RuleReference.tableBegin)",
                    en: "\(path): has no marks for the table: \(RuleReference.tableBegin)"))
        }
        do {
            try Data(renewed.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandRefusal(
                message: LocalizedText(zhTW: "\(path)：無法寫入。", en: "\(path): can't be written."))
        }
    }
}
