import Descriptors
import Documents
import Foundation
import Testing

@testable import Examination

/// A real examiner over the real program, and documents to give it.
struct Workroom {
    let examiner: Examiner
    let book: RuleBook

    /// The arguments are for the server, beside what the setup says.
    init(
        book: RuleBook = RuleBook.none, arguments: [String] = ["--rehearse-faults"],
        allowIncomplete: Bool = false
    ) throws {
        self.book = book
        examiner = try Examiner(
            setup: Self.setup(arguments: arguments, allowIncomplete: allowIncomplete), rules: book)
    }

    static func setup(arguments: [String] = [], allowIncomplete: Bool = false) -> ExaminerSetup {
        var setup = ExaminerSetup(
            executable: executable, allowIncompleteConfinement: allowIncomplete,
            fingerprintKey: FingerprintKey())
        setup.extraArguments = arguments
        return setup
    }

    /// The built program stands beside the test bundle.
    static var executable: String {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") }
        let path = bundle.map { $0.components(separatedBy: ".xctest")[0] } ?? "/proc/self/exe"
        return URL(fileURLWithPath: path).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("obstat-examine").path
    }

    static let magic = "OBSTAT-REHEARSAL-8d1f0c5a7be24396-b0c9f1e2d3a4958677665544332211"

    /// Examines bytes; limits are small, so that a child that hangs does so for a short time.
    func examine(
        _ content: some Sequence<UInt8>, name: String = "a.txt", limits: ExaminationLimits = Workroom.limits,
        onText: ((PartText) -> Void)? = nil
    ) throws -> Examined {
        let document = try SealedMemory.make(Array(content), name: "document")
        return examiner.examine(
            descriptor: document.number, name: FileName(name), limits: limits, onText: onText)
    }

    /// Has a child misbehave in the way named.
    func rehearse(_ fault: String, limits: ExaminationLimits = Workroom.limits) throws -> Examined {
        try examine((Self.magic + fault).utf8, limits: limits)
    }

    static let limits = {
        var limits = ExaminationLimits()
        limits.wallMilliseconds = 20_000
        limits.memoryBytes = 256 << 20
        return limits
    }()
}

extension Examined {
    var isAnswered: Bool {
        if case .answered = self { true } else { false }
    }
}
