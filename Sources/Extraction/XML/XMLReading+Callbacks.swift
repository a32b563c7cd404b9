import CXML

/// The C functions that libxml2 calls; each leads back to its reading through the pointer it was given.
extension XMLReading {
    static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = obstat_xml_sax2_magic()
        unsafe handler.startElementNs = { user, name, _, _, _, _, attributeCount, _, attributes in
            unsafe XMLReading.at(user)?.start(name, attributes, count: Int(attributeCount))
        }
        unsafe handler.endElementNs = { user, name, _, _ in unsafe XMLReading.at(user)?.end(name) }
        unsafe handler.characters = { user, text, length in
            unsafe XMLReading.at(user)?.collect(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handler.cdataBlock = handler.characters
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.comment = { user, text in unsafe XMLReading.at(user)?.remark([text]) }
        unsafe handler.processingInstruction = { user, target, data in
            unsafe XMLReading.at(user)?.remark([target, data])
        }
        unsafe setDeclarations(&handler)
        return unsafe handler
    }

    private static func setDeclarations(_ handler: inout xmlSAXHandler) {
        unsafe handler.internalSubset = { user, name, external, system in
            unsafe XMLReading.at(user)?.remark([name, external, system])
        }
        unsafe handler.entityDecl = { user, name, _, external, system, content in
            unsafe XMLReading.at(user)?.declare([name, external, system, UnsafePointer(content)])
        }
        // An unparsed entity only names a file beside the document (the attachments of an official letter).
        unsafe handler.unparsedEntityDecl = { user, name, external, system, _ in
            unsafe XMLReading.at(user)?.remark([name, external, system])
        }
        unsafe handler.getEntity = { _, name in unsafe xmlGetPredefinedEntity(name) }
        unsafe handler.getParameterEntity = { _, _ in nil }
        unsafe handler.reference = { user, name in unsafe XMLReading.at(user)?.meetUnknownEntity(name) }
        unsafe handler.serror = { user, error in
            guard let error = unsafe error, unsafe error.pointee.level == XML_ERR_FATAL else { return }
            unsafe XMLReading.at(user)?.meetError(line: error.pointee.line)
        }
    }

    /// The reading that a callback belongs to; it is alive, because its `parse` is what called the parser.
    private static func at(_ user: UnsafeMutableRawPointer?) -> XMLReading? {
        unsafe user.map { unsafe Unmanaged<XMLReading>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Events

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int
    ) {
        flush()
        guard open.count < Self.mostNested else {
            outcome.isTooDeep = true
            return stop()
        }
        guard let name = unsafe name else { return }
        element.spelling = unsafe element.names.spelling(name)
        open.append(element.spelling)
        element.name = element.names.name(element.spelling)
        element.line = line
        element.attributes.removeAll(keepingCapacity: true)
        element.values.removeAll(keepingCapacity: true)
        // Five pointers for each attribute: local name, prefix, namespace, value and its end.
        if let attributes = unsafe attributes {
            for index in 0..<count { unsafe add(attributes.advanced(by: index * 5)) }
        }
        visitor.start(element)
    }

    private func add(_ attribute: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        guard let name = unsafe attribute[0], let value = unsafe attribute[3], let end = unsafe attribute[4]
        else {
            return
        }
        let spelling = unsafe element.names.spelling(name)
        let start = element.values.count
        let bytes = unsafe UnsafeBufferPointer(start: value, count: end - value)
        unsafe element.values.append(contentsOf: bytes)
        // Without entity replacement the parser leaves an ampersand as the reference `&#38;`.
        if unsafe bytes.contains(UInt8(ascii: "&")) { element.values.restoreAmpersands(from: start) }
        element.attributes.append(
            XMLElement.Attribute(
                name: element.names.name(spelling), spelling: spelling,
                isQualified: unsafe attribute[1] != nil,
                value: start..<element.values.count))
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        flush()
        guard unsafe name != nil, let spelling = open.popLast() else { return }
        visitor.end(element.names.name(spelling))
    }

    private func remark(_ parts: [UnsafePointer<xmlChar>?]) {
        flush()
        // Every part is a C string of the parser's, alive during the call.
        let words = unsafe parts.compactMap { part in unsafe part.map { unsafe String(cString: $0) } }
        visitor.remark(Array(words.joined(separator: " ").utf8), line: line)
    }

    private func declare(_ parts: [UnsafePointer<xmlChar>?]) {
        outcome.declaresEntities = true
        unsafe remark(parts)
    }

    private func meetUnknownEntity(_ name: UnsafePointer<xmlChar>?) {
        outcome.usesUnknownEntities = true
        guard let name = unsafe name else { return }
        let reference = Array(("&" + (unsafe String(cString: name)) + ";").utf8)
        unsafe reference.withUnsafeBufferPointer { unsafe collect($0) }
    }

    private func meetError(line: Int32) {
        if outcome.firstError == nil { outcome.firstError = line }
    }
}

extension [UInt8] {
    fileprivate mutating func restoreAmpersands(from start: Int) {
        let reference = Array("&#38;".utf8)
        var read = start
        var write = start
        while read < count {
            let isReference = self[read] == reference[0] && self[read...].starts(with: reference)
            self[write] = self[read]
            write += 1
            read += isReference ? reference.count : 1
        }
        removeSubrange(write...)
    }
}
