/// Why a pattern is refused.
package struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// In PCRE2's own words.
    package let message: String
    /// Where in the pattern, in UTF-8 bytes from its start.
    package let offset: Int

    package init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    package var description: String { "\(message) at byte \(offset) of the pattern" }
}
