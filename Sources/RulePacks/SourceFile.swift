/// One rule file as it was read.
struct SourceFile: Sendable {
    /// As it is shown to people: the directory that was asked for, and the name below it.
    let path: String
    /// Below its directory, components joined by `/`.
    let name: String
    let text: String
    /// Of the bytes as they were read, hexadecimal.
    let sha256: String
    /// Without their ends; split where libyaml splits, so that its line numbers hold.
    let lines: [[Unicode.Scalar]]

    /// Takes a file's text; a byte order mark at its start is dropped.
    init(path: String, name: String, text: String, sha256: String = "") {
        self.sha256 = sha256
        self.path = path
        self.name = name
        let scalars = text.unicodeScalars
        self.text = scalars.first == "\u{FEFF}" ? String(scalars.dropFirst()) : text
        lines = Self.split(self.text.unicodeScalars)
    }

    /// The one-based line, empty beyond the last.
    func line(_ number: Int) -> [Unicode.Scalar] {
        number >= 1 && number <= lines.count ? lines[number - 1] : []
    }

    private static func split(_ text: String.UnicodeScalarView) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = [[]]
        var last: Unicode.Scalar?
        for scalar in text {
            if scalar == "\n", last == "\r" {
                // The second half of one line end.
            } else if scalar.isLineBreak {
                lines.append([])
            } else {
                lines[lines.count - 1].append(scalar)
            }
            last = scalar
        }
        return lines
    }
}

extension Unicode.Scalar {
    /// Whether YAML 1.1 ends a line here.
    var isLineBreak: Bool {
        switch self {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
