import Documents
import Glibc

/// Standard output and standard error, as descriptors: whole writes, nothing buffered twice.
enum Terminal {
    static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// Messages for the person go to standard error.
    static func say(_ text: String) { write(text, to: STDERR_FILENO) }

    static var printsToPerson: Bool { isatty(STDOUT_FILENO) == 1 }

    static var speaksToPerson: Bool { isatty(STDERR_FILENO) == 1 }

    /// Colours only for a person, and not where `NO_COLOR` is set (https://no-color.org).
    static var usesColour: Bool { printsToPerson && environment("NO_COLOR") == nil }

    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 && errno == EINTR { continue }
            // Nobody reads any more (a closed pipe): there is nobody to tell either.
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}

extension Language {
    /// The language that the environment asks for.
    static var ofUser: Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Terminal.environment($0) }.first
        return Language(locale: locale ?? "C")
    }
}
