import Documents

/// Why a command could not run: what, where, and the next step.
struct CommandRefusal: Error {
    let message: LocalizedText
    var status: Int32 = ExitStatus.couldNotRun
}

/// The exit statuses of every command, decided here alone.
enum ExitStatus {
    static let couldNotRun: Int32 = 2
    /// `audit verify` and `doctor` found something wrong.
    static let somethingIsWrong: Int32 = 1

    /// Of `obstat scan`: a finding outweighs a gap.
    static func scan(_ counts: [Outcome: Int]) -> Int32 {
        if counts[.held, default: 0] > 0 { return 1 }
        return counts[.unexamined, default: 0] > 0 ? 3 : 0
    }
}
