/// Where in a text a match of one rule may start.
///
/// Every search for a rule asks here and nowhere else. An index of what each pattern must contain would narrow the
/// answer; whatever it leaves out must be places where PCRE2 finds nothing.
struct CandidateStarts {
    let ranges: [Range<Int>]

    init(for _: CompiledRule, in region: Range<Int>) {
        ranges = [region]
    }
}
