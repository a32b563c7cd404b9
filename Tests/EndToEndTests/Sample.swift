/// Texts for documents, and what becomes of them under the small rules.
enum Sample {
    /// An invented number whose checksum holds.
    static let identity = "A140404047"

    static func clean(_ mark: Int = 0) -> String {
        "Minutes of the meeting number \(mark).\nThe report was approved.\n"
    }

    static func held(_ mark: Int = 0) -> String {
        "Applicant number \(mark): \(identity)\n"
    }
}
