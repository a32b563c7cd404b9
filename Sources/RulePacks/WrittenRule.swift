import Documents
import Matching

/// A rule as it was read, with the places that later checks point at.
struct WrittenRule: Sendable {
    var rule: Rule
    let file: SourceFile
    /// Of the id.
    let position: SourcePosition
    /// Where the value of each field stands that a check after reading may refuse.
    let capturePosition: SourcePosition
    /// `nil` for a rule on structure.
    let pattern: WrittenPattern?
    let exclusionPattern: WrittenPattern?
    /// Those of `register`.
    let registerPatterns: [WrittenPattern]
    let examples: [WrittenExample]
    let counterexamples: [WrittenExample]
}

/// An example as it was read.
struct WrittenExample: Sendable {
    let example: Rule.Example
    let scalar: SourceScalar
}
