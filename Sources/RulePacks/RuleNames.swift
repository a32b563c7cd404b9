import Documents
import Matching

/// The closed lists of a rule's fields, as they are written.
enum RuleNames {
    static let categories = Category.allCases.map { (name: $0.rawValue, value: $0) }
    static let kinds = SegmentKind.allCases.map { (name: $0.name, value: $0) }
    static let concealments = Concealment.allCases.filter { $0 != .none }.map { (name: $0.name, value: $0) }
    static let traits = Trait.allCases.map { (name: $0.name, value: $0) }
    static let actions = Action.allCases.map { (name: $0.name, value: $0) }
    static let confidences = Confidence.allCases.map { (name: $0.name, value: $0) }
    static let confidencesOrNone =
        confidences.map { (name: $0.name, value: Optional($0.value)) } + [("none", nil)]
    static let grounds = Ground.allCases.map { (name: $0.rawValue, value: $0) }
    static let proposals: [(name: String, value: Openness)] = [
        ("onApplication", .onApplication), ("notProvided", .notProvided),
    ]
    static let validators = Validator.allCases.map { (name: $0.rawValue, value: $0) }
    static let flags: [(name: String, value: Rule.Flags)] = [
        ("caseless", .caseless), ("multiline", .multiline), ("dotall", .dotall), ("extended", .extended),
        ("ucp", .ucp),
    ]
    static let positions: [(name: String, value: Rule.Position)] = [
        ("any", .any), ("ownLine", .ownLine), ("lineStart", .lineStart), ("pageEdge", .pageEdge),
        ("documentEdge", .documentEdge), ("fieldValue", .fieldValue),
    ]
    static let states: [(name: String, value: Rule.State)] = [
        ("testing", .testing), ("shadow", .shadow), ("enforced", .enforced), ("noisy", .noisy),
        ("disabled", .disabled),
    ]
}
