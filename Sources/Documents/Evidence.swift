/// What a decision rests on: a paper that can be found again.
package struct Evidence: Hashable, Sendable, Codable {
    package var kind: Kind
    /// A file number, a title, a name: where the paper is kept.
    package var reference: String
    /// Hexadecimal SHA-256 of the paper, where it was at hand as a file.
    package var sha256: String?

    /// What the paper is; a closed set.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// A licence or an assignment of rights.
        case licence
        /// The consent of whoever the data or the right belongs to.
        case consent
        /// A resolution of the advisory committee.
        case resolution
        /// An order or a permission of the head of the body.
        case approval
        /// A person has read what the gate could not, or found a finding wrong.
        case inspection
    }

    package init(kind: Kind, reference: String, sha256: String? = nil) {
        self.kind = kind
        self.reference = reference
        self.sha256 = sha256
    }
}

extension Evidence.Kind {
    package var title: LocalizedText {
        switch self {
        case .licence: LocalizedText(zhTW: "授權書", en: "licence")
        case .consent: LocalizedText(zhTW: "當事人或權利人同意", en: "consent")
        case .resolution: LocalizedText(zhTW: "諮詢小組決議", en: "committee resolution")
        case .approval: LocalizedText(zhTW: "首長核准", en: "approval by the head")
        case .inspection: LocalizedText(zhTW: "人工檢視", en: "inspection by a person")
        }
    }
}
