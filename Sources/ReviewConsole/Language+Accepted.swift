import Documents

extension Language {
    /// The language that a browser asks for first among ours (RFC 9110, 12.5.4); Traditional Chinese where it names neither.
    init(accepted header: String?) {
        var best: (language: Language, weight: Double)?
        for range in (header ?? "").split(separator: ",").prefix(32) {
            let pieces = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard let tag = pieces.first, let language = Self.ours(tag) else { continue }
            let weight =
                pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .zhTW
    }

    private static func ours(_ tag: String) -> Language? {
        switch tag.prefix(while: { $0 != "-" }) {
        case "zh": .zhTW
        case "en": .en
        default: nil
        }
    }
}
