/// How much of each thing the daemon believes; the writer shortens to fit, the reader refuses what is longer.
///
/// Together they keep every frame but text below ``ExaminationFrame/maximumBytes``.
enum FrameLimit {
    /// Containers inside one another.
    static let pathNames = 32
    /// One member, sheet, cell or field name.
    static let nameBytes = 1_024
    static let mediaTypeBytes = 256
    static let detailBytes = 2_048
    static let excerptBytes = 4_096
    static let reasons = 32
    static let reasonBytes = 256
    /// Names that the segments of one part refer to.
    static let textNames = 1 << 20
    static let textNameBytes = 1 << 20
    static let segments = 1 << 26
    /// One segment as it is written: a range, kind and concealment, a label and seven places.
    static let segmentBytes = 42
}
