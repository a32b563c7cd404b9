package import Triggers

extension CompiledRules {
    /// How a rule is looked for.
    package struct TriggerReport: Sendable {
        package let rule: String
        /// Why it is searched for everywhere, which costs as much as all other rules together; `nil` where it is not.
        package let plainBecause: String?
        /// Places in a million bytes of ordinary text at which it must be tried, about.
        package let startsPerMegabyte: Int
        /// How far a try at a match may look.
        package let reach: PatternAnalysis.Reach

        /// What whoever wrote the rule may do about it; `nil` where all is well.
        package var hint: String? {
            if plainBecause != nil {
                return "let every branch of the pattern hold two characters in a row that are always the same"
            }
            return startsPerMegabyte > 5_000 ? "let the pattern begin with something rarer" : nil
        }
    }

    /// One report for each rule that has a pattern, in the order of the set.
    package var triggerReports: [TriggerReport] {
        rules.map {
            TriggerReport(
                rule: $0.rule.id, plainBecause: $0.analysis.plainBecause,
                startsPerMegabyte: $0.analysis.startsPerMegabyte, reach: $0.analysis.reach
            )
        }
    }
}
