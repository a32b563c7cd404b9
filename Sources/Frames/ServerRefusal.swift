/// Why a fork server does not serve: a code that the daemon puts into words, and what it is about.
package struct ServerRefusal: Error, Sendable, Equatable {
    /// The raw value crosses the trust boundary; cases are only ever appended.
    package enum Code: String, Sendable, CaseIterable {
        /// The kernel lacks a protection.
        case unprotected
        /// The protections are there and could not be set up.
        case notConfined
        /// The rules are not what this engine reads.
        case rules
        /// A document with known content did not give that content.
        case canary
        /// The server was started by hand or by another version.
        case start
    }

    package let code: Code
    /// Names of protections, formats or steps; never anything of a document.
    package let subject: String

    package init(_ code: Code, _ subject: String) {
        self.code = code
        self.subject = subject
    }

    /// The form in ``ServerHello/refused(reason:)``.
    package var reason: String { code.rawValue + " " + subject }

    /// `nil` where the text has another form.
    package init?(reason: String) {
        let words = reason.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2, let code = Code(rawValue: String(words[0])) else { return nil }
        self.init(code, String(words[1]))
    }
}
