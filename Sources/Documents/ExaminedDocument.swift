/// Everything that one examination of one document established.
///
/// The same document hash, rules digest and engine always give the same findings and gaps.
package struct ExaminedDocument: Sendable {
    package var mediaType: String
    package var findings: [Finding]
    package var gaps: [CoverageGap]
    /// `sha256:` and the digest of the rule set that was applied.
    package var rulesDigest: String
    /// Name and version of the engine, for example `obstat/0.1.0 pcre2/10.42 pdfium/…`.
    package var engine: String
    package var milliseconds: Int
    /// Text bytes that were matched.
    package var textBytes: Int

    package init(
        mediaType: String, findings: [Finding], gaps: [CoverageGap], rulesDigest: String, engine: String,
        milliseconds: Int, textBytes: Int
    ) {
        self.mediaType = mediaType
        self.findings = findings
        self.gaps = gaps
        self.rulesDigest = rulesDigest
        self.engine = engine
        self.milliseconds = milliseconds
        self.textBytes = textBytes
    }
}
