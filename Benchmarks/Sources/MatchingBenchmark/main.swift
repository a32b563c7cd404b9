import Documents
import Foundation
import RulePacks

@testable import Matching
@testable import Triggers

// usage: MatchingBenchmark RULES MEGABYTES [folder of texts]
// Prints how fast the engine is and how it compares with the library alone, all in one run on one core.

let arguments = CommandLine.arguments
guard arguments.count >= 3, let megabytes = Int(arguments[2]) else {
    print("usage: MatchingBenchmark RULES MEGABYTES [FOLDER]")
    exit(2)
}
let loaded = try RulePacks.load(RulePackDirectories(shipped: arguments[1]))

func compile(_ rules: [Rule]) throws -> CompiledRules {
    let start = ContinuousClock.now
    let compiled = try CompiledRules(RuleSet(rules: rules, digest: ""))
    print("\(rules.count) rules ready in \(ContinuousClock.now - start); \(compiled.triggers.triggerCount)")
    return compiled
}

func report(_ title: String, _ documents: [[UInt8]], _ rules: CompiledRules) {
    var views: [NormalisedView] = []
    let view = Measurement("normalised view", bytes: documents.reduce(0) { $0 + $1.count }) {
        views = documents.map { NormalisedView($0) }
        return (0, 0)
    }
    let contest = Contest(rules: rules, views: views)
    // The library alone takes minutes for what the engine does in a second.
    let few = views.prefix(max(1, views.count / max(1, contest.bytes / 2_000_000)))
    let fewBytes = few.reduce(0) { $0 + $1.bytes.count }
    let alone = Measurement("PCRE2 alone (a part)", bytes: fewBytes) { contest.libraryAlone(few) }
    let engineOnFew = Measurement("engine (the same part)", bytes: fewBytes) { contest.engine(few) }
    let rows = [
        Measurement("memchr", bytes: contest.bytes) { contest.memchrPass() }, view,
        Measurement("triggers, wide", bytes: contest.bytes) { contest.triggers(isPortable: false) },
        Measurement("triggers, portable", bytes: contest.bytes) { contest.triggers(isPortable: true) },
        Measurement("engine", bytes: contest.bytes) { contest.engine(views[...]) }, engineOnFew, alone,
        Measurement("whole matcher", bytes: view.bytes) { contest.wholeMatcher(documents) },
    ]
    print(
        "\n\(title): \(documents.count) documents, \(view.bytes / 1_000_000) MB, \(rules.rules.count) rules")
    for row in rows {
        print(
            String(
                format: "%-26s %10.1f MB/s  x %8.2f of PCRE2 alone  %d", (row.name as NSString).utf8String!,
                row.rate, row.rate / alone.rate, row.hits))
    }
    RuleProfile(contest: contest).print(14)
    let isSame = alone.hits == engineOnFew.hits && alone.hash == engineOnFew.hash
    print(
        isSame
            ? "the same \(alone.hits) hits as PCRE2 alone"
            : "NOT THE SAME HITS: \(engineOnFew.hits) for \(alone.hits)")
}

let shipped = try compile(loaded.set.rules)
if megabytes == 0 {
    for _ in 0..<15 { _ = try compile(loaded.set.rules) }
    exit(0)
}
for rule in shipped.rules {
    if let reason = rule.analysis.plainBecause {
        print("searched for everywhere: \(rule.rule.id): \(reason)")
    }
}
for rule in shipped.rules {
    let shapes = rule.analysis.requirements.flatMap(\.factors).filter {
        if case .shape = Trigger($0.string) { true } else { false }
    }
    if shapes.count > 4 { print("shapes: \(rule.rule.id): \(shapes.count)") }
}
var corpus = GeneratedCorpus()
report("generated", corpus.documents(bytes: megabytes * 1_000_000), shipped)
if arguments.count > 3 {
    let files = try FileManager.default.subpathsOfDirectory(atPath: arguments[3]).filter {
        $0.hasSuffix(".txt")
    }.sorted()
    report(
        "folder", try files.map { Array(try Data(contentsOf: URL(filePath: arguments[3] + "/" + $0))) },
        shipped)
}
