import Documents
import Glibc

/// An account of this machine, which a person may have besides one of the console.
struct HostAccount: Sendable, Hashable {
    let number: UInt32
    let name: String

    /// `nil` where this machine has none of that name or number.
    init?(_ text: String) {
        if let number = UInt32(text) {
            self.init(number: number)
            return
        }
        guard let record = unsafe getpwnam(text), let name = unsafe record.pointee.pw_name else { return nil }
        self.init(number: unsafe record.pointee.pw_uid, name: unsafe String(cString: name))
    }

    private init(number: UInt32, name: String) {
        self.number = number
        self.name = name
    }

    init?(number: UInt32) {
        guard number < Person.firstConsoleUser, let record = unsafe getpwuid(number),
            let name = unsafe record.pointee.pw_name
        else { return nil }
        self.init(number: number, name: unsafe String(cString: name))
    }

    /// How a linked number is shown, also when its account has gone.
    static func words(of number: UInt32) -> String {
        HostAccount(number: number).map { "\($0.name) (\(number))" } ?? String(number)
    }
}
