import Documents
import Glibc

/// Why the gate does not start: what, where, and the next step.
struct StartRefusal: Error {
    let message: LocalizedText
}

extension Language {
    /// The language that the environment asks for.
    static var ofEnvironment: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = unsafe getenv(name), unsafe value.pointee != 0 {
                return Language(locale: unsafe String(cString: value))
            }
        }
        return .en
    }
}
