/// What a person asks of the daemon: one JSON object, one line.
///
/// It never says who asks; the kernel does.
package struct DeskRequest: Codable, Sendable, Hashable {
    package var act: Act
    /// The document's id; empty where the act is not about one.
    package var document: String
    /// Chosen anew for each act and kept when it is sent again, so that it is done once; 16 to 64 letters, digits
    /// and hyphens.
    package var key: String?
    /// The reason, the advice, the agenda entry or the note.
    package var text: String?
    /// Such as `licence` or `consent`.
    package var evidenceKind: String?
    package var evidence: String?
    package var evidenceSHA256: String?
    /// Codes of legal grounds.
    package var grounds: [String]?
    /// The digest of the findings that the person saw.
    package var findings: String?
    package var assignee: String?
    /// Nanoseconds since 1970.
    package var due: Int64?
    /// The rule and the value's fingerprint that are to be exempted; without a fingerprint, the document.
    package var rule: String?
    package var fingerprint: String?
    /// How long an exemption is to hold.
    package var days: Int?
    /// An exemption's number.
    package var number: Int64?
    /// What a reading act asks for, or what the notifier has to say: JSON.
    package var question: String?

    package enum Act: String, Codable, Sendable, CaseIterable {
        case release, approve, refuse
        case returnToUnit = "return"
        case withhold, onApplication, refer, reopen, note, assign, due
        case recall, keep, look
        case exempt, approveExemption, endExemption
        /// Reading only.
        case list, show, exemptions, risks, report
        /// The notifier's.
        case collect, settle
    }

    package init(_ act: Act, document: String = "", text: String? = nil) {
        self.act = act
        self.document = document
        self.text = text
    }

    /// Whether nothing changes by it.
    package var isReading: Bool {
        switch act {
        case .list, .show, .exemptions, .risks, .report: true
        default: false
        }
    }

    /// Whether a key can be one.
    package static func isValid(key: String) -> Bool {
        (16...64).contains(key.utf8.count)
            && key.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
