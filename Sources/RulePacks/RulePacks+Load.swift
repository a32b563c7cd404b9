import Crypto
import Documents
import Matching
import Policy

extension RulePacks {
    /// Reads, checks and assembles all rules of `directories`.
    ///
    /// The same files give the same rules in the same order, and so the same digest, on every machine.
    ///
    /// Where a `signer` is named, files that it has not signed are refused. Where files have passed before, as `memory`
    /// knows, rules are not tried again on their examples and on hostile texts; everything else is checked.
    ///
    /// - Throws: every problem of every file, when at least one is an error; nothing is loaded then.
    package static func load(
        _ directories: RulePackDirectories, signedBy signer: RuleSigner? = nil, memory: CheckedRules? = nil
    ) throws(RulePackRefusal) -> LoadedRules {
        let log = ProblemLog()
        let shipped = RuleFiles(directory: directories.shipped, log: log)
        let overlay = directories.overlay.map { RuleFiles(directory: $0, log: log) }
        if let signer {
            // The very bytes that were read are checked: nobody can change them in between.
            for files in [shipped, overlay].compactMap(\.self) { signer.check(files, log: log) }
        }
        let digest = CheckedRules.digest(of: [shipped, overlay].compactMap(\.self))
        let havePassed = memory?.holds(digest) ?? false
        let lists = WordLists(log: log)
        lists.add(shipped.lists + (overlay?.lists ?? []))

        let reader = PackReader(lists: lists, log: log)
        let packs = (shipped.packs + (overlay?.packs ?? [])).compactMap(reader.pack)
        var rules = packs.flatMap(\.rules)
        check(rules, havePassed: havePassed, log: log)
        var unitRules: [String: [String: UnitRule]] = [:]
        if let file = overlay?.overlay {
            let changes = Overlay(file: file, lists: lists, log: log)
            override(&rules, by: changes, havePassed: havePassed, log: log)
            unitRules = changes.units(among: &rules)
        }
        if let file = shipped.overlay { refuseMisplaced(file, log: log) }
        lists.reportUnused()
        var policy = policy([shipped.policy, overlay?.policy].compactMap(\.self), log: log)
        for (unit, changes) in unitRules { policy.units[unit, default: UnitPolicy()].rules = changes }
        if !log.hasErrors { checkPresence(of: rules, in: directories, log: log) }

        guard !log.hasErrors else { throw RulePackRefusal(problems: log.sorted) }
        if !havePassed { memory?.add(digest) }
        return assemble(rules.map(\.rule), packs: packs, policy: policy, problems: log.sorted)
    }

    // MARK: Checking

    private static func check(_ rules: [WrittenRule], havePassed: Bool, log: ProblemLog) {
        var first: [String: WrittenRule] = [:]
        for rule in rules {
            if let earlier = first[rule.rule.id] {
                reportDuplicate(rule, of: earlier, log: log)
            } else {
                first[rule.rule.id] = rule
            }
            if !havePassed { RuleCheck(rule: rule, log: log).run() }
        }
    }

    private static func reportDuplicate(_ rule: WrittenRule, of earlier: WrittenRule, log: ProblemLog) {
        let place = "\(earlier.file.path):\(earlier.position.line)"
        log.error(
            LocalizedText(zhTW: "規則代號「\(rule.rule.id)」已使用", en: "there is a rule '\(rule.rule.id)' already"),
            in: rule.file, at: rule.position, length: rule.rule.id.count,
            hint: LocalizedText(
                zhTW: "另一條在 \(place)；要修改既有規則請用 overlay.yaml 的 overrides",
                en: "the other is at \(place); to change a shipped rule use 'overrides' in overlay.yaml"))
    }

    /// A site's change is the site's decision: where it keeps an example from being found, that is said, not refused.
    private static func override(
        _ rules: inout [WrittenRule], by overlay: Overlay, havePassed: Bool, log: ProblemLog
    ) {
        let changes = overlay.apply(to: &rules).sorted { $0.key < $1.key }
        for (index, position) in changes where !havePassed {
            ExampleCheck(rule: rules[index], log: log).warn(in: overlay.file, at: position)
        }
    }

    private static func refuseMisplaced(_ file: SourceFile, log: ProblemLog) {
        log.error(
            LocalizedText(
                zhTW: "overlay.yaml 只能放在站台自訂的目錄", en: "overlay.yaml belongs in the overlay directory"),
            path: file.path)
    }

    /// Without rules every document would be clear.
    private static func checkPresence(
        of rules: [WrittenRule], in directories: RulePackDirectories, log: ProblemLog
    ) {
        if !rules.contains(where: { $0.rule.isInForce }) {
            log.error(
                LocalizedText(zhTW: "目錄裡沒有任何生效的規則", en: "no rule in it is in force"),
                path: directories.shipped)
        }
        if rules.count > RulePackLimits.rules {
            log.error(
                LocalizedText(
                    zhTW: "規則超過 \(RulePackLimits.rules) 條", en: "more than \(RulePackLimits.rules) rules"),
                path: directories.shipped)
        }
    }

    private static func policy(_ files: [SourceFile], log: ProblemLog) -> PolicyRules {
        var policy = PolicyRules()
        for file in files { PolicyReader(log: log).read(file, into: &policy) }
        return policy
    }

    // MARK: Assembling

    private static func assemble(
        _ rules: [Rule], packs: [WrittenPack], policy: PolicyRules, problems: [RulePackProblem]
    ) -> LoadedRules {
        let inForce = rules.filter(\.isInForce)
        let flat = RuleSet(rules: inForce, digest: "").encoded()
        let digest = "sha256:" + SHA256.hash(data: flat).hexadecimal
        return LoadedRules(
            set: RuleSet(rules: inForce, digest: digest),
            book: RuleBook(rules: inForce.map(RuleSummary.init), digest: digest, flat: flat), policy: policy,
            files: packs.map { LoadedFile(path: $0.file.path, pack: $0.name, version: $0.version) },
            disabled: rules.filter { !$0.isInForce }, problems: problems, inOrder: rules)
    }
}

extension Rule {
    /// Whether it is applied to documents.
    package var isInForce: Bool {
        switch state {
        case .shadow, .enforced, .noisy: true
        case .testing, .disabled: false
        }
    }
}

extension RuleSummary {
    fileprivate init(_ rule: Rule) {
        self.init(
            id: rule.id, packVersion: rule.packVersion, title: rule.title, category: rule.category,
            action: rule.action, grounds: rule.grounds.isEmpty ? rule.category.defaultGrounds : rule.grounds,
            why: rule.why, advice: rule.advice, isEnforced: rule.state != .shadow)
        proposal = rule.proposal
    }
}
