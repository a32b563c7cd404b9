import AuditStore
import Desk
import Documents
import Examination
import Glibc
import Spool

/// Why the gate does not start: what, where, and the next step.
struct StartRefusal: Error {
    let message: LocalizedText

    init(message: LocalizedText) {
        self.message = message
    }

    /// Any module's error in its own words.
    init(_ error: any Error) {
        message =
            switch error {
            case let error as StartRefusal: error.message
            case let error as ExaminerRefusal: error.explanation
            case let error as StoreError: error.message
            case let error as DeskError: error.message
            case let error as SpoolError: error.message + error.nextStep
            case let error as ContentKeyError: error.message
            case let error as FileFault: error.message + error.nextStep
            default: LocalizedText(zhTW: "\(error)", en: "\(error)")
            }
    }
}

extension LocalizedText {
    fileprivate static func + (text: LocalizedText, more: LocalizedText) -> LocalizedText {
        LocalizedText(zhTW: text.zhTW + more.zhTW, en: text.en + " " + more.en)
    }
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
