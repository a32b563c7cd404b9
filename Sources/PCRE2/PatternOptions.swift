import CPCRE2

/// What a pattern may ask for; UTF-8 is always on.
package struct PatternOptions: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let caseless = PatternOptions(rawValue: 1)
    /// `^` and `$` also stand at the ends of lines.
    package static let multiline = PatternOptions(rawValue: 2)
    /// `.` also matches a line feed.
    package static let dotall = PatternOptions(rawValue: 4)
    /// White space and `#` comments in the pattern mean nothing.
    package static let extended = PatternOptions(rawValue: 8)
    /// `\d`, `\w`, `\b` and the like go by Unicode properties.
    package static let ucp = PatternOptions(rawValue: 16)

    /// The bits that PCRE2 is given.
    ///
    /// `\C` is refused because it could stop inside a character. The offset limit is what lets a long search be cut into slices.
    var compileBits: UInt32 {
        var bits = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
        if contains(.caseless) { bits |= PCRE2_CASELESS }
        if contains(.multiline) { bits |= PCRE2_MULTILINE }
        if contains(.dotall) { bits |= PCRE2_DOTALL }
        if contains(.extended) { bits |= PCRE2_EXTENDED }
        if contains(.ucp) { bits |= PCRE2_UCP }
        return bits
    }
}
