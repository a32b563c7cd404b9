/// A value of a token: JSON of whatever shape the provider chose.
enum ClaimValue: Sendable, Hashable, Codable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([ClaimValue])
    case object([String: ClaimValue])
    case nothing

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .nothing
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let list = try? container.decode([ClaimValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: ClaimValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        case .nothing: try container.encodeNil()
        }
    }

    var text: String? {
        if case .text(let text) = self { return text }
        return nil
    }

    /// A moment in seconds since 1970.
    var seconds: Double? {
        if case .number(let number) = self, number.isFinite { return number }
        return nil
    }

    /// One text, or a list of nothing but texts.
    var texts: [String]? {
        switch self {
        case .text(let text): return [text]
        case .list(let list):
            let texts = list.compactMap(\.text)
            return texts.count == list.count ? texts : nil
        default: return nil
        }
    }
}
