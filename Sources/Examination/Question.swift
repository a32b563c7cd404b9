import Documents
import Frames

/// One document to be examined.
struct Question {
    /// Open for reading; lent.
    let document: Int32
    let name: FileName
    let limits: ExaminationLimits
}
