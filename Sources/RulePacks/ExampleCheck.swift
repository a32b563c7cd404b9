import Documents
import Matching

/// Runs a rule on its own examples and counterexamples.
struct ExampleCheck {
    let rule: WrittenRule
    let log: ProblemLog

    func run() {
        guard let compiled else { return }
        for example in rule.examples { check(example, trial: compiled.trial(rule: 0, on: example.example)) }
        for example in rule.counterexamples {
            checkCounter(example, trial: compiled.trial(rule: 0, on: example.example))
        }
    }

    /// Says at `position` of an overlay that its change keeps examples from being found.
    func warn(in file: SourceFile, at position: SourcePosition) {
        guard let compiled else { return }
        let lost = rule.examples.filter { !missing(in: compiled.trial(rule: 0, on: $0.example)).isEmpty }
            .count
        guard lost > 0 else { return }
        log.warning(
            LocalizedText(
                zhTW: "修改後，\(rule.examples.count) 個例句中有 \(lost) 個不再找到",
                en: "with this change \(lost) of \(rule.examples.count) examples are not found any more"),
            in: file, at: position, length: rule.rule.id.count)
    }

    /// The patterns compiled before; a rule that does not is reported there.
    private var compiled: CompiledRules? {
        try? CompiledRules(RuleSet(rules: [rule.rule], digest: ""), indexing: .never)
    }

    /// What a finding must reach to count here: medium, or the best that the rule gives.
    private var strength: Confidence { min(.medium, rule.rule.confidence) }

    private func strong(_ trial: RuleTrial) -> [RuleTrial.Hit] {
        trial.hits.filter { hit in hit.confidence.map { $0 >= strength } ?? false }
    }

    private func missing(in trial: RuleTrial) -> [Int] {
        let found = strong(trial).map(\.range)
        return trial.expected.indices.filter { !found.contains(trial.expected[$0]) }
    }

    // MARK: Examples

    private func check(_ example: WrittenExample, trial: RuleTrial) {
        guard reportStop(of: trial, on: example) else { return }
        for index in missing(in: trial) {
            let mark = trial.expected[index]
            log.error(
                LocalizedText(zhTW: "規則沒有找到例句標出的值", en: "the rule does not find what the example marks"),
                in: rule.file, at: place(ofMark: index, in: example),
                length: trial.text(mark).unicodeScalars.count, hint: found(in: trial, near: mark))
        }
        for hit in strong(trial) where !trial.expected.contains(where: { $0.overlaps(hit.range) }) {
            log.warning(
                LocalizedText(
                    zhTW: "規則也找到未標出的「\(trial.text(hit.range))」",
                    en: "the rule also finds '\(trial.text(hit.range))', which is not marked"), in: rule.file,
                at: example.scalar.position)
        }
    }

    /// Behind the «.
    private func place(ofMark index: Int, in example: WrittenExample) -> SourcePosition {
        let bytes = Array(example.scalar.text.utf8)
        let mark = Array("«".utf8)
        var seen = 0
        for offset in bytes.indices where bytes[offset...].starts(with: mark) {
            if seen == index { return example.scalar.position(ofByte: offset + mark.count, in: rule.file) }
            seen += 1
        }
        return example.scalar.position
    }

    /// What the rule made of the text instead.
    private func found(in trial: RuleTrial, near mark: Range<Int>) -> LocalizedText {
        let near = trial.hits.filter { $0.range.overlaps(mark) }
        guard !near.isEmpty else {
            return LocalizedText(zhTW: "樣式在這裡什麼都沒對到", en: "the pattern matches nothing there")
        }
        let told = near.map { hit in
            let confidence = hit.confidence.map { "confidence \($0.name)" } ?? "no finding"
            return "'\(trial.text(hit.range))': \(confidence); \(hit.steps.joined(separator: "; "))"
        }
        let text = told.joined(separator: "\n")
        return LocalizedText(zhTW: "實際結果：\(text)", en: "found instead: \(text)")
    }

    // MARK: Counterexamples

    private func checkCounter(_ example: WrittenExample, trial: RuleTrial) {
        guard reportStop(of: trial, on: example) else { return }
        for hit in strong(trial) {
            let reasons = hit.reasons.joined(separator: "; ")
            let confidence = hit.confidence?.name ?? ""
            log.error(
                LocalizedText(zhTW: "規則在反例中有發現", en: "the rule fires on a counterexample"), in: rule.file,
                at: example.scalar.position(ofByte: hit.range.lowerBound, in: rule.file),
                length: trial.text(hit.range).unicodeScalars.count,
                hint: LocalizedText(
                    zhTW: "信心 \(confidence)\(reasons.isEmpty ? "" : "：\(reasons)")",
                    en: "confidence \(confidence)\(reasons.isEmpty ? "" : ": \(reasons)")"))
        }
    }

    /// - Returns: whether the search came to its end.
    private func reportStop(of trial: RuleTrial, on example: WrittenExample) -> Bool {
        guard let stop = trial.stopped else { return true }
        log.error(
            LocalizedText(zhTW: "規則在這裡中途停止：\(stop)", en: "the rule stopped early on this: \(stop)"),
            in: rule.file,
            at: example.scalar.position)
        return false
    }
}

extension RuleTrial {
    /// The text in a range, as it was written.
    fileprivate func text(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }
}
