import Documents

/// What bytes say as text: one reading, or several where nobody can tell which is meant.
struct DecodedText {
    /// One way to read the bytes.
    struct Reading {
        let charset: Charset
        /// UTF-8, without a byte order mark.
        let text: ArraySlice<UInt8>
    }

    /// Something in the text that could not be read.
    struct Fault: Hashable {
        let reason: CoverageReason
        let detail: String
    }

    /// The likelier first.
    ///
    /// Empty where the bytes are no text.
    var readings: [Reading] = []
    var faults: [Fault] = []

    /// Adds a fault once.
    mutating func add(_ reason: CoverageReason, _ detail: String) {
        let fault = Fault(reason: reason, detail: detail)
        if !faults.contains(fault) { faults.append(fault) }
    }

    /// Notes the faults as gaps of the part.
    func report(to extraction: Extraction, at path: PartPath) {
        for fault in faults { extraction.miss(fault.reason, fault.detail, at: path) }
    }
}
