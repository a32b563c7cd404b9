import Foundation

/// How many records of clean texts each rule holds: what `rules/ratchet.tsv` allows, and what is measured.
///
/// The file is changed on purpose or not at all: a rule that holds more than it says fails the tests.
struct Ratchet: Equatable {
    /// One corpus: how many records it has, and how many each rule holds; rules that hold none are left out.
    struct Corpus: Equatable {
        let records: Int
        let held: [String: Int]
    }

    private(set) var corpora: [String: Corpus] = [:]

    static let path = Project.root + "/rules/ratchet.tsv"

    init() {}

    init(_ text: String) {
        var records: [String: Int] = [:]
        var held: [String: [String: Int]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 3, let count = Int(fields[2]) else { continue }
            if fields[1] == "records" {
                records[fields[0]] = count
            } else {
                held[fields[0], default: [:]][fields[1]] = count
            }
        }
        for (name, count) in records { corpora[name] = Corpus(records: count, held: held[name] ?? [:]) }
    }

    mutating func set(_ corpus: Corpus, for name: String) { corpora[name] = corpus }

    var text: String {
        var lines = [
            "# How many records of clean texts each rule stops. A rise fails the tests: mend the rule, or change this file on purpose.",
            "# Written by: OBSTAT_WRITE_RATCHET=1 swift test --filter RulesTests.RatchetTests",
        ]
        for (name, corpus) in corpora.sorted(by: { $0.key < $1.key }) {
            lines.append("\(name)\trecords\t\(corpus.records)")
            lines += corpus.held.sorted { $0.key < $1.key }.map { "\(name)\t\($0.key)\t\($0.value)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What is held beyond what this allows, in words.
    func excess(of measured: Corpus, in name: String) -> [String] {
        guard let allowed = corpora[name] else { return ["\(name): not in the file"] }
        var excess: [String] = []
        if allowed.records > measured.records {
            excess.append("\(name): \(measured.records) records, once \(allowed.records)")
        }
        for (rule, count) in measured.held.sorted(by: { $0.key < $1.key })
        where count > allowed.held[rule] ?? 0 {
            excess.append("\(name): \(rule) stops \(count) records, \(allowed.held[rule] ?? 0) allowed")
        }
        return excess
    }
}
