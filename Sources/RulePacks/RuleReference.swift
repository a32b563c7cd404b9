import Documents
import Matching

/// The rules as a book: every rule with what it finds, why, what to do, and the sentences that show it.
package struct RuleReference: Sendable {
    private let packs: [(file: LoadedFile, rules: [Rule])]

    package init(_ loaded: LoadedRules) {
        packs = loaded.files.map { file in
            (file: file, rules: loaded.inOrder.filter { $0.pack == file.pack })
        }
    }

    private var count: Int { packs.reduce(0) { $0 + $1.rules.count } }

    // MARK: The table

    /// What stands around the table in a page that people wrote.
    package static let tableBegin = "<!-- obstat rules document --table: from here to the end mark -->"
    package static let tableEnd = "<!-- the end of obstat rules document --table -->"

    /// One line for each rule, by pack; Markdown.
    package var table: String {
        var lines = ["## All \(count) rules", ""]
        for (file, rules) in packs {
            lines += ["### `\(file.pack)`, version \(file.version)", ""]
            lines += ["| rule | finds | 中文 | category | action |", "|---|---|---|---|---|"]
            lines += rules.map { rule in
                let cells = [
                    "`\(rule.id)`", Self.cell(rule.title.en), Self.cell(rule.title.zhTW),
                    "`\(rule.category.rawValue)`", Self.action(rule),
                ]
                return "| " + cells.joined(separator: " | ") + " |"
            }
            lines.append("")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A page with the table in it brought up to date.
    ///
    /// - Returns: `nil` where the page has no place for it.
    package func updated(_ page: String) -> String? {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        guard let begin = lines.firstIndex(of: Self.tableBegin[...]),
            let end = lines.firstIndex(of: Self.tableEnd[...]), begin < end
        else { return nil }
        let head = lines[...begin].joined(separator: "\n")
        return head + "\n\n" + table + lines[end...].joined(separator: "\n")
    }

    private static func action(_ rule: Rule) -> String {
        rule.state == .enforced ? rule.action.name : "\(rule.action.name) (\(rule.state))"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

    // MARK: Markdown

    package var markdown: String {
        var lines = ["# Rules of Obstat · 規則", "", "\(count) rules in \(packs.count) packs.", ""]
        for (file, rules) in packs {
            lines += ["## `\(file.pack)`, version \(file.version)", ""]
            for rule in rules { lines += Self.markdown(rule) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func markdown(_ rule: Rule) -> [String] {
        var lines = ["### `\(rule.id)`", "", "**\(rule.title.zhTW)** · \(rule.title.en)", ""]
        lines += fields(rule).map { "- \($0.name): \($0.value)" }
        for (name, examples) in texts(rule) {
            lines += ["", "\(name):", ""] + examples.map { "    \($0)" }
        }
        return lines + [""]
    }

    // MARK: HTML

    package var html: String {
        var html = """
            <!DOCTYPE html>
            <html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>Rules of Obstat · 規則</title>
            <style>body{font:16px/1.6 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}
            mark{background:#fd8}pre{background:#f4f4f4;padding:.5em;white-space:pre-wrap}</style></head><body>
            <h1>Rules of Obstat · 規則</h1><p>\(count) rules in \(packs.count) packs.</p>

            """
        html +=
            "<ul>"
            + packs.map {
                "<li><a href=\"#\(Self.escaped($0.file.pack))\">\(Self.escaped($0.file.pack))</a></li>"
            }
            .joined() + "</ul>\n"
        for (file, rules) in packs {
            let name = Self.escaped(file.pack)
            html += "<h2 id=\"\(name)\"><code>\(name)</code>, version \(file.version)</h2>\n"
            html += rules.map(Self.html).joined()
        }
        return html + "</body></html>\n"
    }

    private static func html(_ rule: Rule) -> String {
        let id = escaped(rule.id)
        var html = "<h3 id=\"\(id)\"><code>\(id)</code></h3>\n"
        html += "<p><b>\(escaped(rule.title.zhTW))</b> · \(escaped(rule.title.en))</p>\n<ul>\n"
        html +=
            fields(rule).map { "<li>\(escaped($0.name)): \(escaped($0.value))</li>\n" }.joined() + "</ul>\n"
        for (name, examples) in texts(rule) {
            let shown = examples.map(escaped).joined(separator: "\n")
                .replacing("«", with: "<mark>").replacing("»", with: "</mark>")
            html += "<p>\(escaped(name))</p><pre>\(shown)</pre>\n"
        }
        return html
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    // MARK: What is told of a rule

    private static func fields(_ rule: Rule) -> [(name: String, value: String)] {
        let grounds = rule.grounds.isEmpty ? rule.category.defaultGrounds : rule.grounds
        let fields: [(name: String, value: String)] = [
            ("category 類別", rule.category.rawValue), ("action 處置", action(rule)),
            ("grounds 法據", grounds.map(\.rawValue).joined(separator: ", ")), ("why 理由", rule.why),
            ("建議", rule.advice?.zhTW ?? ""), ("advice", rule.advice?.en ?? ""),
            ("references 參考", rule.references.joined(separator: ", ")),
        ]
        return fields.filter { !$0.value.isEmpty }
    }

    private static func texts(_ rule: Rule) -> [(name: String, examples: [String])] {
        let texts = [
            (name: "finds 應找到", examples: rule.examples.map(shown)),
            (name: "leaves alone 不應找到", examples: rule.counterexamples.map(shown)),
        ]
        return texts.filter { !$0.examples.isEmpty }
    }

    /// On one line, with the column header before it.
    private static func shown(_ example: Rule.Example) -> String {
        let text = example.text.replacing("\n", with: " ⏎ ").replacing("\t", with: " ⇥ ")
        return example.label.map { "[\($0)] \(text)" } ?? text
    }
}
