/// One field of a mail's or part's header, its folded lines joined (RFC 5322, section 2.2.3).
struct HeaderField {
    /// As it is written.
    let name: String
    /// As it stands in the file: encoded words not resolved, in whatever encoding.
    let rawValue: [UInt8]
    /// One-based line of the header.
    let line: Int32

    /// Lower-case, for comparing.
    var key: String { name.lowercased() }
}
