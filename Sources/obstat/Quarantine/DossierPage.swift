import AuditStore
import Documents
import Reports
import Settings

/// One document for a person at a terminal.
struct DossierPage {
    let dossier: Dossier
    let settings: Settings
    let language: Language

    var text: String {
        let book = RuleBook(rules: [], digest: "", flat: [])
        let findings = TextReport(
            language: language, explains: true, usesColour: Terminal.usesColour, book: book
        ).lines(dossier.scanResult)
        return findings + (facts + history + desk).map { "  \($0)\n" }.joined()
    }

    private func line(_ zhTW: String, _ en: String, _ value: String) -> String {
        "\(LocalizedText(zhTW: zhTW, en: en)(language)): \(value)"
    }

    private func moment(_ nanoseconds: Int64) -> String { PointInTime(nanoseconds: nanoseconds).machine }

    private var facts: [String] {
        let record = dossier.record
        let origin = record.submission.provenance
        let reasons = record.verdict?.grounds.map { "\($0.rawValue) \($0.publicReason(language))" } ?? []
        return [
            line("編號", "id", record.submission.id.description),
            line("單位", "unit", record.submission.unit), line("狀態", "state", record.state.rawValue),
            line("擬議類別", "proposed class", record.verdict?.openness?.title(language) ?? "-"),
            line("對外理由", "reason for the public", reasons.joined(separator: "; ")),
            line("雜湊", "SHA-256", record.submission.sha256),
            line("大小", "bytes", String(record.submission.bytes)),
            line("原擁有者", "owner", "\(origin.owner):\(origin.group) \(String(origin.mode, radix: 8))"),
            line("送件時間", "taken in", moment(origin.taken)),
            line("規則", "rules", record.rulesDigest ?? "-"), line("引擎", "engine", record.engine ?? "-"),
        ]
    }

    private var history: [String] {
        dossier.events.reversed().map { "\(moment($0.time)) \($0.actor) \($0.act)" }
    }

    /// Whose it is, until when, what comes next, and what was decided and remarked.
    private var desk: [String] {
        let item = dossier.item
        var lines = [
            line("下一步", "next step", item.nextStep.title(language)), line("承辦", "in the care of", owner),
        ]
        if let due = item.due { lines.append(line("期限", "due", moment(due))) }
        lines.append(line("發現事項摘要", "findings digest", dossier.digest))
        if let look = dossier.secondLook, look.isAtRisk {
            let rules = Set(dossier.risks.map(\.rule)).sorted().joined(separator: ", ")
            lines.append(
                line("重新檢查", "at risk under newer rules", rules.isEmpty ? look.result.rawValue : rules))
        }
        lines += dossier.decisions.map { line("決定", "decision", words(of: $0)) }
        lines += dossier.remarks.map { remark in
            line("註記", "note", "\(moment(remark.time)) \(remark.author): \(FileName(remark.text).display)")
        }
        if let predecessor = dossier.predecessor {
            lines.append(line("前一版本", "version before", predecessor.description))
        }
        return lines + (dossier.difference.map(words(of:)) ?? [])
    }

    private var owner: String {
        if let assignee = dossier.item.assignee { return FileName(assignee).display }
        let contact = settings.unit(dossier.record.submission.unit)?.contact
        let reviewers = LocalizedText(zhTW: "審查人員", en: "any reviewer")(language)
        let unit = [contact?.name, contact?.email, contact?.phone].compactMap { $0 }.filter { !$0.isEmpty }
        return ([reviewers] + unit).joined(separator: language == .en ? ", " : "、")
    }

    private func words(of decision: Decision) -> String {
        var words = [
            moment(decision.requested), decision.act.title(language), decision.state.title(language),
            decision.requester.words,
        ]
        if let decider = decision.decider { words.append(decider.words) }
        words += decision.grounds.map(\.rawValue)
        if let evidence = decision.evidence {
            words.append("\(evidence.kind.title(language)): \(FileName(evidence.reference).display)")
        }
        return (words + [FileName(decision.reason).display, FileName(decision.remark).display])
            .filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a corrected version no longer has, and what it has anew, value by value.
    private func words(of difference: FindingDifference) -> [String] {
        func lines(_ zhTW: String, _ en: String, _ findings: [Finding], _ gaps: [CoverageGap]) -> [String] {
            let title = LocalizedText(zhTW: zhTW, en: en)(language)
            return findings.map { finding in
                let place = finding.part.names.map { FileName($0).display }.joined(separator: " › ")
                return "  \(title): \(finding.rule)  \(FileName(finding.excerpt).display)"
                    + (place.isEmpty ? "" : "  (\(place))")
            }
                + gaps.map { gap in
                    let place = gap.part.names.map { FileName($0).display }.joined(separator: " › ")
                    return "  \(title): \(gap.reason.title(language))" + (place.isEmpty ? "" : "  (\(place))")
                }
        }
        return lines("已排除", "gone", difference.gone, difference.goneGaps)
            + lines("新增", "new", difference.new, difference.newGaps)
            + lines("仍在", "still there", difference.still, difference.stillGaps)
    }
}
