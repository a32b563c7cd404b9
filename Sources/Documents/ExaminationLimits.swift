/// How much of everything one examination may use; reaching a limit makes the part `unexamined`.
///
/// Limits count over the whole document, across every level of nesting.
package struct ExaminationLimits: Hashable, Sendable {
    /// Size of the dropped file in bytes.
    ///
    /// Default 1 GiB.
    package var documentBytes: Int64 = 1 << 30
    /// Bytes that containers and compressed streams may expand to, in all.
    ///
    /// Default 512 MiB.
    package var expandedBytes: Int64 = 512 << 20
    /// Expanded bytes for each compressed byte of one member, once a mebibyte has come out.
    ///
    /// Default 200.
    package var expansionRatio: Int64 = 200
    /// Bytes of text handed to matching, in all.
    ///
    /// Default 256 MiB.
    package var textBytes: Int64 = 256 << 20
    /// Containers within containers.
    ///
    /// Default 8.
    package var depth: Int = 8
    /// Members of all containers together.
    ///
    /// Default 20,000.
    package var members: Int = 20_000
    /// Pages of one document.
    ///
    /// Default 5,000.
    package var pages: Int = 5_000
    /// Findings reported for one document; the rest are counted in one gap.
    ///
    /// Default 2,000.
    package var findings: Int = 2_000
    /// Time by the clock for the whole examination, in milliseconds.
    ///
    /// Default 120 s.
    package var wallMilliseconds: Int = 120_000
    /// Processor time of the examining process, in seconds.
    ///
    /// Default 100 s.
    package var processorSeconds: Int = 100
    /// Memory that the examining process may map beyond what it starts with, in bytes.
    ///
    /// Default 1.5 GiB.
    package var memoryBytes: Int64 = 3 << 29
    /// Time for one rule on one part, in milliseconds.
    ///
    /// Default 5 s.
    package var ruleMilliseconds: Int = 5_000
    /// Pixels of one picture.
    ///
    /// Default 100 million.
    package var pixels: Int = 100_000_000
    /// Pages and pictures of one document whose pixels are searched for text.
    ///
    /// Default 200.
    package var recognisedPages: Int = 200
    /// Processor time for searching pixels for text, over the whole document, in seconds.
    ///
    /// Default 75 s, which leaves the rest of the processor time for everything else.
    package var recognitionSeconds: Int = 75

    package init() {}
}
