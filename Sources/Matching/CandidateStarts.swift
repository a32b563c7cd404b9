import PCRE2

/// Where in a text a match of one rule may start.
///
/// Every search for a rule asks here and nowhere else. Whatever it leaves out must be places where PCRE2 finds
/// nothing: here, whole texts without a byte that every match of the pattern needs. An index of what each pattern
/// must contain would narrow the answer further.
struct CandidateStarts {
    let ranges: [Range<Int>]

    /// - Parameters:
    ///   - rule: whose pattern is searched for.
    ///   - region: where in the text.
    ///   - bytes: the byte values that occur in the text.
    init(for rule: CompiledRule, in region: Range<Int>, of bytes: ByteSet) {
        ranges = rule.pattern.needs.areMet(by: bytes) ? [region] : []
    }
}
