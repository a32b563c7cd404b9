/// What a reader of XML hears, in document order.
///
/// Character data between two tags arrive as one run, CDATA and character references included.
protocol XMLVisitor: AnyObject {
    func start(_ element: XMLElement)
    func end(_ name: XMLName)
    func text(_ bytes: [UInt8])
    /// A comment, a processing instruction or what a document type declaration says: text that nobody sees and
    /// everybody can read.
    func remark(_ bytes: [UInt8], line: Int32)
}
