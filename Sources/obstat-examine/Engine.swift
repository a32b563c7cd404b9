import Matching

/// What examines: names and versions, for reports and for repeating a verdict.
enum Engine {
    private static let version = "0.1.0"

    /// With names and versions of the libraries that read PDF and pictures, where there are any.
    static func name(pdf: String?, pictures: String?) -> String {
        let reading = [pdf, pictures].compactMap { $0 }.map { " " + $0 }.joined()
        return "obstat/" + version + reading + " (" + CompiledRules.engineVersion + ")"
    }
}
