import Documents
import Foundation
import RulePacks

@testable import Matching
@testable import Triggers

// usage: MatchingBenchmark RULES [MEGABYTES] [FOLDER]
// How fast the engine is, side by side with PCRE2 alone, with its own bare pass and with memchr, on one core and in one
// run: on made-up documents, on the texts of a folder, on hostile ones, and with more rules than there are.

let arguments = CommandLine.arguments
guard arguments.count >= 2, let megabytes = Int(arguments.count > 2 ? arguments[2] : "16") else {
    print("usage: MatchingBenchmark RULES [MEGABYTES] [FOLDER]")
    exit(2)
}
let shipped = try RulePacks.load(RulePackDirectories(shipped: arguments[1])).set.rules
let environment = ProcessInfo.processInfo.environment

func compile(_ rules: [Rule]) throws -> CompiledRules {
    let start = Measurement.processorSeconds()
    let compiled = try CompiledRules(RuleSet(rules: rules, digest: ""))
    let milliseconds = (Measurement.processorSeconds() - start) * 1_000
    let count = compiled.triggers.triggerCount
    print(
        String(
            format: "%d rules ready in %.0f ms: %d keys, %d shapes, %d words", rules.count, milliseconds, count.keys,
            count.shapes, count.words))
    return compiled
}

/// For profilers: one way alone, again and again.
func repeatOnly(_ only: String, _ texts: [PartText], _ contest: Contest) {
    for _ in 0..<20 {
        switch only {
        case "view": for text in texts { _ = NormalisedView(text) }
        case "triggers": _ = contest.triggers(isPortable: false)
        case "engine": _ = contest.engine(contest.parts[...])
        default: _ = contest.wholeMatcher(texts)
        }
    }
}

func report(_ title: String, _ documents: [[UInt8]], _ rules: CompiledRules, alone part: Int = 2_000_000) {
    let texts = documents.map(Contest.text)
    var parts: [PartReading] = []
    let view = Measurement("normalised view", bytes: documents.reduce(0) { $0 + $1.count }) {
        parts = texts.map { PartReading($0) }
        return (0, 0)
    }
    let contest = Contest(rules: rules, parts: parts)
    if let only = environment["ONLY"] { return repeatOnly(only, texts, contest) }
    // The library alone takes minutes for what the engine does in a second.
    let few = parts.prefix(max(1, parts.count / max(1, contest.bytes / part)))
    let fewBytes = few.reduce(0) { $0 + $1.view.bytes.count }
    let alone = Measurement("PCRE2 alone (a part)", bytes: fewBytes) { contest.libraryAlone(few) }
    let engineOnFew = Measurement("engine (the same part)", bytes: fewBytes) { contest.engine(few) }
    let wide = Measurement("triggers, wide", bytes: contest.bytes) { contest.triggers(isPortable: false) }
    let rows = [
        Measurement("memchr", bytes: contest.bytes) { contest.memchrPass() }, view, wide,
        Measurement("triggers, portable", bytes: contest.bytes) { contest.triggers(isPortable: true) },
        Measurement("engine", bytes: contest.bytes) { contest.engine(parts[...]) }, engineOnFew, alone,
        Measurement("whole matcher", bytes: view.bytes) { contest.wholeMatcher(texts) },
    ]
    print("\n\(title): \(documents.count) documents, \(view.bytes / 1_000) KB, \(rules.rules.count) rules")
    for row in rows {
        let name = row.name.padding(toLength: 24, withPad: " ", startingAt: 0)
        print(
            name,
            String(
                format: "%10.1f MB/s  %9.2f of PCRE2 alone  %5.2f of the bare pass", row.rate, row.rate / alone.rate,
                row.rate / wide.rate))
    }
    if environment["PROFILE"] != nil { RuleProfile(contest: contest).print(14) }
    print(
        alone.hits == engineOnFew.hits && alone.hash == engineOnFew.hash
            ? "the same \(alone.hits) hits as PCRE2 alone"
            : "NOT THE SAME HITS: \(engineOnFew.hits) for \(alone.hits)")
}

func reportHostile(_ rules: CompiledRules) {
    print("\nhostile texts of 60 KB: engine and PCRE2 alone in MB/s, and how many times as fast")
    for (name, bytes) in HostileDocuments.all(bytes: 60_000) {
        let contest = Contest(rules: rules, parts: [PartReading(Contest.text(bytes))])
        let engine = Measurement(name, bytes: bytes.count) { contest.engine(contest.parts[...]) }
        let alone = Measurement(name, bytes: bytes.count) { contest.libraryAlone(contest.parts[...]) }
        let isSame = engine.hits == alone.hits && engine.hash == alone.hash
        print(
            String(format: "%9.1f %7.2f %7.1f", engine.rate, alone.rate, engine.rate / alone.rate),
            name.debugDescription, isSame ? "" : "NOT THE SAME HITS")
    }
}

/// Two threads, each with every other document; by the clock on the wall, on a machine that does nothing else.
func reportThreads(_ documents: [[UInt8]], _ rules: CompiledRules) {
    let parts = documents.map { PartReading(Contest.text($0)) }
    func seconds(_ threads: Int) -> Double {
        let start = ContinuousClock.now
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            let own = parts.indices.filter { $0 % threads == thread }.map { parts[$0] }
            _ = Contest(rules: rules, parts: own).engine(own[...])
        }
        return Double((ContinuousClock.now - start).components.attoseconds) / 1e18
            + Double((ContinuousClock.now - start).components.seconds)
    }
    _ = seconds(1)
    let (one, two) = ((0..<3).map { _ in seconds(1) }.min() ?? 0, (0..<3).map { _ in seconds(2) }.min() ?? 0)
    print(String(format: "\ntwo threads: %.2f times one", one / two))
}

let rules = try compile(shipped)
var corpus = GeneratedCorpus()
let documents = corpus.documents(bytes: megabytes * 1_000_000)
report("made up", documents, rules)
if arguments.count > 3 {
    let files = try FileManager.default.subpathsOfDirectory(atPath: arguments[3]).filter {
        $0.hasSuffix(".txt")
    }.sorted()
    report(
        "folder", try files.map { Array(try Data(contentsOf: URL(filePath: arguments[3] + "/" + $0))) }, rules)
}
guard environment["ONLY"] == nil, environment["QUICK"] == nil else { exit(0) }
reportThreads(documents, rules)
reportHostile(rules)
for count in [120, 500, 1_000] {
    print("")
    report("\(count) rules, made up", documents, try compile(RuleVariants.rules(shipped, count: count)), alone: 400_000)
}
var usage = rusage()
getrusage(RUSAGE_SELF, &usage)
print("\npeak memory: \(usage.ru_maxrss / 1024) MB, of which the documents \(documents.reduce(0) { $0 + $1.count } >> 20) MB")
