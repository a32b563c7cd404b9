/// A part that was not fully examined, and why.
///
/// A document with a gap never passes by itself.
package struct CoverageGap: Hashable, Sendable, Codable {
    package var part: PartPath
    package var reason: CoverageReason
    /// One plain sentence or phrase for the person who decides; never the document's own text.
    package var detail: String

    package init(part: PartPath, reason: CoverageReason, detail: String) {
        self.part = part
        self.reason = reason
        self.detail = detail
    }
}

/// Why a part was not fully examined.
///
/// A closed set: reports and settings name these.
///
/// The raw value crosses the trust boundary and is stored; cases are only ever appended.
package enum CoverageReason: UInt8, Sendable, CaseIterable, Codable {
    case encrypted = 0
    case corrupt
    case unsupported
    case limit
    case timeout
    case crashed
    case undecodable
    /// A picture of text, and nobody to read it.
    case noText
    /// Glyphs without characters, or replacement characters.
    case partialText
    /// A link or external reference whose target is not part of the document.
    case notFollowed

    /// The name used in reports and stored.
    package var name: String {
        switch self {
        case .encrypted: "encrypted"
        case .corrupt: "corrupt"
        case .unsupported: "unsupported"
        case .limit: "limit"
        case .timeout: "timeout"
        case .crashed: "crashed"
        case .undecodable: "undecodable"
        case .noText: "noText"
        case .partialText: "partialText"
        case .notFollowed: "notFollowed"
        }
    }

    package init?(name: some StringProtocol) {
        guard let reason = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = reason
    }
}
