import CXML

/// One pass of libxml2's push parser over one document.
///
/// Nothing is expanded but the five predefined entities, nothing outside the bytes is opened, and no tree is built,
/// so billion laughs and external entities find nothing to work with. After an error the parser goes on
/// (recovery), because text after the fault is published too; the fault itself is in the outcome.
@safe
package final class XMLReading {
    /// Elements within elements; text processors stay below a hundred.
    static let mostNested = 4_000
    /// Bytes handed to the parser at a time.
    private static let chunk = 1 << 16

    let visitor: any XMLVisitor
    var outcome = XMLOutcome()
    var element: XMLElement
    /// The elements that are open, by their numbers in the document's names.
    var open: [Int32] = []
    /// Character data since the last tag.
    private var pending: [UInt8] = []
    /// Alive from `parse` on; owned by it.
    private var context: xmlParserCtxtPtr?

    private init(visitor: any XMLVisitor) {
        self.visitor = visitor
        element = XMLElement(names: XMLNames())
        unsafe context = nil
    }

    /// Prepares the library's global tables; called once before the process is confined.
    package static func warm() {
        xmlInitParser()
        _ = XMLName.spelled
    }

    /// Reads a document in UTF-8, whatever encoding it declares.
    static func read(_ bytes: ArraySlice<UInt8>, by visitor: any XMLVisitor) -> XMLOutcome {
        let reading = XMLReading(visitor: visitor)
        reading.parse(bytes)
        return reading.outcome
    }

    var line: Int32 {
        guard let context = unsafe context else { return 0 }
        return unsafe obstat_xml_line(context)
    }

    func collect(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe pending.append(contentsOf: text)
    }

    /// Hands over the character data before a tag.
    func flush() {
        guard !pending.isEmpty else { return }
        visitor.text(pending)
        pending.removeAll(keepingCapacity: true)
    }

    func stop() {
        guard let context = unsafe context else { return }
        unsafe xmlStopParser(context)
    }

    private func parse(_ bytes: ArraySlice<UInt8>) {
        var handler = unsafe Self.handler
        // The reading outlives the parser: both end in this function.
        let user = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else {
            outcome.firstError = 0
            return
        }
        unsafe self.context = context
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_RECOVER.rawValue
            | XML_PARSE_IGNORE_ENC.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(options))
        feed(bytes)
        closeAll()
        if unsafe obstat_xml_is_well_formed(context) == 0, outcome.firstError == nil, !outcome.isTooDeep {
            outcome.firstError = line
        }
        unsafe self.context = nil
        unsafe obstat_xml_free(context)
    }

    /// Ends what a document that breaks off has left open, so that no visitor keeps text back.
    private func closeAll() {
        flush()
        while let spelling = open.popLast() { visitor.end(element.names.name(spelling)) }
    }

    private func feed(_ bytes: ArraySlice<UInt8>) {
        guard let context = unsafe context else { return }
        // The parser copies what it keeps beyond the call.
        unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count, !outcome.isTooDeep {
                let length = min(Self.chunk, buffer.count - start)
                let chunk = unsafe buffer.baseAddress?.advanced(by: start)
                _ = unsafe xmlParseChunk(
                    context, chunk?.assumingMemoryBound(to: CChar.self), Int32(length), 0)
                start += length
            }
            _ = unsafe xmlParseChunk(context, nil, 0, 1)
        }
    }
}
