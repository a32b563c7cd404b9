import AuditStore
import Documents
import Reports
import Settings

extension QuarantineShowCommand {
    /// Whose it is, until when, what comes next, and what was decided and remarked.
    func deskText(_ record: DocumentRecord, in store: AuditStore) throws -> String {
        let language = Language.ofUser
        let id = record.submission.id
        let care = try store.care(for: id)
        let settings = try installation.settings()
        var lines: [String] = []
        func add(_ zhTW: String, _ en: String, _ value: String) {
            lines.append("  \(LocalizedText(zhTW: zhTW, en: en)(language)): \(value)")
        }
        add("下一步", "next step", try store.nextStep(for: record).title(language))
        add("承辦", "in the care of", owner(care, record, settings, language))
        if let due = due(care, record, settings) { add("期限", "due", PointInTime(nanoseconds: due).machine) }
        add("發現事項摘要", "findings digest", try store.findingSet(of: id)?.digest ?? "-")
        for decision in try store.decisions(about: id) {
            add("決定", "decision", words(of: decision, language))
        }
        for remark in try store.remarks(about: id) {
            let text = FileName(remark.text).display
            add("註記", "note", "\(PointInTime(nanoseconds: remark.time).machine) \(remark.author): \(text)")
        }
        if let predecessor = try store.predecessor(of: id) {
            add("前一版本", "version before", predecessor.description)
            lines += try difference(from: predecessor, to: id, in: store, language)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func owner(
        _ care: Care, _ record: DocumentRecord, _ settings: Settings, _ language: Language
    ) -> String {
        if let assignee = care.assignee { return FileName(assignee).display }
        let contact = settings.unit(record.submission.unit)?.contact
        let reviewers = LocalizedText(zhTW: "審查人員", en: "any reviewer")(language)
        let unit = [contact?.name, contact?.email, contact?.phone].compactMap { $0 }.filter { !$0.isEmpty }
        return ([reviewers] + unit).joined(separator: language == .en ? ", " : "、")
    }

    private func due(_ care: Care, _ record: DocumentRecord, _ settings: Settings) -> Int64? {
        guard record.state == .hold || record.state == .corrupt else { return nil }
        let day: Int64 = 86_400 * 1_000_000_000
        let start = record.finished ?? record.submission.provenance.taken
        return care.due ?? start + Int64(settings.review.dueDays) * day
    }

    private func words(of decision: Decision, _ language: Language) -> String {
        var words = [
            PointInTime(nanoseconds: decision.requested).machine, decision.act.title(language),
            decision.state.title(language), decision.requester.words,
        ]
        if let decider = decision.decider { words.append(decider.words) }
        words += decision.grounds.map(\.rawValue)
        if let evidence = decision.evidence {
            words.append("\(evidence.kind.title(language)): \(FileName(evidence.reference).display)")
        }
        return (words + [FileName(decision.reason).display, FileName(decision.remark).display])
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a corrected version no longer has, and what it has anew, by rule and value.
    private func difference(
        from earlier: DocumentID, to later: DocumentID, in store: AuditStore, _ language: Language
    ) throws -> [String] {
        let (before, after) = (try store.findings(of: earlier), try store.findings(of: later))
        func keys(_ findings: [Finding]) -> Set<[String]> { Set(findings.map { [$0.rule, $0.fingerprint] }) }
        let (old, new) = (keys(before), keys(after))
        let gone = LocalizedText(zhTW: "已排除", en: "gone")(language)
        let added = LocalizedText(zhTW: "新增", en: "new")(language)
        let left = LocalizedText(zhTW: "仍在", en: "still there")(language)
        return [(gone, old.subtracting(new)), (added, new.subtracting(old)), (left, old.intersection(new))]
            .filter { !$0.1.isEmpty }
            .map { name, keys in
                let rules = Dictionary(grouping: keys) { $0[0] }.map { "\($0.key) ×\($0.value.count)" }
                return "    \(name): \(rules.sorted().joined(separator: ", "))"
            }
    }
}
