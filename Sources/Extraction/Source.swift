package import Documents

/// The bytes of one part and where they stand.
package struct Source: Sendable {
    package let bytes: ArraySlice<UInt8>
    package let path: PartPath
    /// The part's own file name, for hints only: type is decided by content.
    package let name: String

    package init(bytes: ArraySlice<UInt8>, path: PartPath, name: String) {
        self.bytes = bytes
        self.path = path
        self.name = name
    }
}
