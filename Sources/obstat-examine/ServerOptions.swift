import Sandbox

/// What the command line asks for, beyond the two descriptors.
struct ServerOptions {
    /// Where the parent has put the control socket.
    static let control: Int32 = 3
    /// Where the parent has put the rules.
    static let rules: Int32 = 4

    /// Protections without which the server still serves.
    var permittedToMiss: Set<Protection> = []
    /// Whether everything is opened and tried before the server serves, and not only when a document needs it.
    var startsEverything = false
    /// What was not understood; then the server refuses.
    var mistake: String?
    #if DEBUG
        /// Whether documents that ask for it misbehave, so that tests can see what becomes of it.
        var rehearsesFaults = false
        /// Whether a canary comes back with another text than was written.
        var rehearsesBadCanary = false
        /// Protections that this kernel is said to lack.
        var rehearsedAbsence: Set<Protection> = []
    #endif

    init(arguments: some Sequence<String>) {
        for argument in arguments { read(argument) }
    }

    private mutating func read(_ argument: String) {
        let halves = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let protections = halves.count == 2 ? Self.protections(halves[1]) : Set(Protection.allCases)
        switch halves.first {
        case "--allow-incomplete-confinement": take(protections, into: \.permittedToMiss, from: argument)
        case "--start-everything" where halves.count == 1: startsEverything = true
        #if DEBUG
            case "--rehearse-faults": rehearsesFaults = true
            case "--rehearse-bad-canary": rehearsesBadCanary = true
            case "--rehearse-missing": take(protections, into: \.rehearsedAbsence, from: argument)
        #endif
        default: mistake = argument
        }
    }

    private mutating func take(
        _ protections: Set<Protection>?, into list: WritableKeyPath<ServerOptions, Set<Protection>>,
        from argument: String
    ) {
        if let protections { self[keyPath: list].formUnion(protections) } else { mistake = argument }
    }

    private static func protections(_ names: Substring) -> Set<Protection>? {
        let found = names.split(separator: ",", omittingEmptySubsequences: false).map {
            Protection(rawValue: String($0))
        }
        let known = found.compactMap { $0 }
        return known.count == found.count ? Set(known) : nil
    }
}
