/// What examines: names and versions, for reports and for repeating a verdict.
enum Engine {
    static let version = "0.1.0"

    static var name: String { "obstat/" + version }
}
