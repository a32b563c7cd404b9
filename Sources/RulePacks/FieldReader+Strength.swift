import Matching

extension FieldReader {
    /// Reads `confidence` and `count` into `rule`; what is not named stays as it is.
    func fillStrength(of rule: inout Rule) {
        if let confidence = nested("confidence", allowed: ["withContext", "alone"]) {
            rule.confidence =
                confidence.choice("withContext", among: RuleNames.confidences) ?? rule.confidence
            if let alone = confidence.choice("alone", among: RuleNames.confidencesOrNone) {
                rule.confidenceAlone = alone
            }
        }
        if let count = nested("count", allowed: ["atLeast", "distinct"]) {
            rule.atLeast = count.integer("atLeast", in: 1...100_000) ?? rule.atLeast
            rule.distinct = count.boolean("distinct") ?? rule.distinct
        }
    }
}
