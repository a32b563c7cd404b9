import AuditStore
import Documents
import Reports

/// One document for machines: an object a line.
extension Dossier {
    var jsonLines: String {
        var lines = [JSONLinesReport().line(scanResult), desk.text]
        lines += decisions.map { Self.line($0).text }
        lines += remarks.map { remark in
            var json = JSONText()
            json.add("schema", "obstat.remark/1")
            json.add("time", PointInTime(nanoseconds: remark.time).machine)
            json.add("author", remark.author)
            json.add("text", remark.text)
            return json.text
        }
        lines += events.reversed().map { event in
            AuditEntry(
                sequence: event.sequence, time: event.time, actor: event.actor, act: event.act,
                document: event.document, detail: event.detail, hash: event.hash
            ).jsonLine
        }
        if let difference { lines.append(line(difference).text) }
        return lines.map { $0 + "\n" }.joined()
    }

    private var desk: JSONText {
        var json = JSONText()
        json.add("schema", "obstat.desk/1")
        json.add("id", item.id.description)
        json.add("unit", record.submission.unit)
        json.add("state", record.state.rawValue)
        json.add("nextStep", item.nextStep.rawValue)
        json.add("assignee", item.assignee)
        json.add("due", item.due.map { PointInTime(nanoseconds: $0).machine })
        json.add("people", item.people)
        json.add("findingsDigest", digest)
        json.add("predecessor", predecessor?.description)
        json.add("atRisk", secondLook.map { $0.isAtRisk ? "yes" : "no" })
        return json
    }

    private static func line(_ decision: Decision) -> JSONText {
        var json = JSONText()
        json.add("schema", "obstat.decision/1")
        json.add("decision", decision.id)
        json.add("act", decision.act.rawValue)
        json.add("state", decision.state.rawValue)
        json.add("people", decision.people)
        json.add("requester", decision.requester.words)
        json.add("requested", PointInTime(nanoseconds: decision.requested).machine)
        json.add("decider", decision.decider?.words)
        json.add("decided", decision.decided.map { PointInTime(nanoseconds: $0).machine })
        json.add("ended", decision.ended.map { PointInTime(nanoseconds: $0).machine })
        json.add("reason", decision.reason)
        json.add("evidence", decision.evidence.map { $0.kind.rawValue + ":" + $0.reference })
        json.add("evidenceSHA256", decision.evidence?.sha256)
        json.add("grounds", decision.grounds.map(\.rawValue))
        json.add("findings", decision.findings)
        json.add("rules", decision.rules)
        json.add("remark", decision.remark.isEmpty ? nil : decision.remark)
        return json
    }

    private func line(_ difference: FindingDifference) -> JSONText {
        func findings(_ findings: [Finding]) -> [JSONText] {
            findings.map { finding in
                var json = JSONText()
                json.add("rule", finding.rule)
                json.add("action", finding.action.name)
                json.add("part", finding.part.description)
                json.add("excerpt", finding.excerpt)
                json.add("fingerprint", finding.fingerprint)
                return json
            }
        }
        func gaps(_ gaps: [CoverageGap]) -> [String] {
            gaps.map { $0.reason.name + " " + $0.part.description }
        }
        var json = JSONText()
        json.add("schema", "obstat.difference/1")
        json.add("predecessor", predecessor?.description)
        json.add("gone", findings(difference.gone))
        json.add("new", findings(difference.new))
        json.add("still", findings(difference.still))
        json.add("goneCoverage", gaps(difference.goneGaps))
        json.add("newCoverage", gaps(difference.newGaps))
        json.add("stillCoverage", gaps(difference.stillGaps))
        return json
    }
}
