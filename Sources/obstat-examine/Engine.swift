import Matching

/// What examines: names and versions, for reports and for repeating a verdict.
enum Engine {
    private static let version = "0.1.0"

    /// - Parameter libraries: names and versions of the libraries that read documents.
    static func name(_ libraries: [String]) -> String {
        let matching = CompiledRules.engineVersion
        return (["obstat/" + version] + libraries).joined(separator: " ") + " (" + matching + ")"
    }
}
