/// One kind of document that Obstat can read: how its bytes are told, and who reads them.
///
/// Adding a format is one folder with its reader and one entry in ``Format/all``.
package struct Format: Sendable {
    /// A short name for messages, for example `pdf`.
    let name: String
    let mediaType: String
    /// File name extensions that promise this format, lower-case; used only to notice a mismatch.
    let extensions: [String]
    /// Whether the bytes can be opened as this format, wherever its signature may stand.
    let recognises: @Sendable (ArraySlice<UInt8>) -> Bool
    /// Reads everything the part holds, and reports to the extraction what could not be read.
    let read: @Sendable (Source, Extraction) -> Void
}
