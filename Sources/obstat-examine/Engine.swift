import Matching

/// What examines: names and versions, for reports and for repeating a verdict.
enum Engine {
    private static let version = "0.1.0"

    /// With name and version of the library that reads PDF, where there is one.
    static func name(pdf: String?) -> String {
        let reading = pdf.map { " " + $0 } ?? ""
        return "obstat/" + version + reading + " (" + CompiledRules.engineVersion + ")"
    }
}
