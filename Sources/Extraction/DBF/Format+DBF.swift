extension Format {
    /// Tables of dBASE, FoxPro and, with every shapefile, the attributes of its shapes.
    static let dbf = Format(
        name: "dbf", mediaType: "application/dbf", extensions: ["dbf"],
        recognises: { DBFHeader($0) != nil }, read: { DBFReader.read($0, $1) })
}
