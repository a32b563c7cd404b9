import Crypto

/// The secret that opens the console: 256 bits of chance, in hexadecimal.
///
/// Never printed: its description is a placeholder.
package struct ConsoleToken: Sendable, CustomStringConvertible {
    /// For the file and for tests.
    package let text: String

    package static func random() -> ConsoleToken {
        ConsoleToken(text: Chance.hexadecimal())
    }

    /// `nil` unless the text is 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        let digits = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
        guard digits, text.utf8.count == 64 else { return nil }
        self.text = text
    }

    private init(text: String) {
        self.text = text
    }

    /// Whether somebody shows this token.
    ///
    /// Digests are compared, in constant time, so that neither the length nor the matching beginning of a guess can be measured.
    func isShown(by guess: String) -> Bool {
        SHA256.hash(data: Array(guess.utf8)) == SHA256.hash(data: Array(text.utf8))
    }

    package var description: String { "(token)" }
}
