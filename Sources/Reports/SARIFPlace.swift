import Documents

/// The places of one document, as SARIF tells them: the file as a URI, what lies inside it as logical locations.
struct SARIFPlace: Sendable {
    let result: ScanResult
    /// The document's place in the run's list of artifacts.
    let artifact: Int

    var uriObject: JSONText {
        var json = JSONText()
        json.add("uri", Self.uri(result.path))
        json.add("index", artifact)
        return json
    }

    func location(part: PartPath, _ location: Location?) -> JSONText {
        var physical = JSONText()
        physical.add("artifactLocation", uriObject)
        physical.add("region", region(part, location))
        var json = JSONText()
        json.add("physicalLocation", physical)
        json.add("logicalLocations", logical(part, location))
        return json
    }

    /// Lines are the file's own lines in a plain text alone; elsewhere they count within a page or a part.
    private func region(_ part: PartPath, _ location: Location?) -> JSONText? {
        guard part == .document, result.document.mediaType.hasPrefix("text/"), let line = location?.line,
            line > 0
        else { return nil }
        var json = JSONText()
        json.add("startLine", line)
        return json
    }

    /// The part first, then ever closer: page or slide or sheet, then cell, paragraph or field.
    private func logical(_ part: PartPath, _ location: Location?) -> [JSONText] {
        var full = FileName(result.chain(part)).display
        var name = part.names.last.map { FileName($0).display } ?? result.name.display
        var places = [Self.logical("part", name: name, full: full)]
        for (kind, value) in steps(location) {
            name = FileName(value).display
            full += " › " + name
            places.append(Self.logical(kind, name: name, full: full))
        }
        return places
    }

    private func steps(_ location: Location?) -> [(kind: String, value: String)] {
        guard let location else { return [] }
        let steps: [(String, String?)] = [
            ("page", location.page.map(String.init)), ("slide", location.slide.map(String.init)),
            ("sheet", location.sheet), ("cell", location.cell),
            ("paragraph", location.cell == nil ? location.paragraph.map(String.init) : nil),
            ("field", location.field), ("segment", location.kind == .body ? nil : location.kind.name),
            ("concealment", location.concealment == .none ? nil : location.concealment.name),
        ]
        return steps.compactMap { kind, value in value.map { (kind, $0) } }
    }

    private static func logical(_ kind: String, name: String, full: String) -> JSONText {
        var json = JSONText()
        json.add("name", name)
        json.add("fullyQualifiedName", full)
        json.add("kind", kind)
        return json
    }

    /// The name's bytes, all but the unreserved percent-encoded (RFC 3986), so that names that are not text come
    /// through whole.
    ///
    /// An absolute path has the `file` scheme, as SARIF asks (section 3.4); any other is a relative reference.
    static func uri(_ path: FileName) -> String {
        var bytes = path.bytes[...]
        while bytes.starts(with: Array("./".utf8)) { bytes = bytes.dropFirst(2) }
        let encoded = bytes.map(encoded).joined()
        return bytes.first == UInt8(ascii: "/") ? "file://" + encoded : encoded
    }

    private static func encoded(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": return String(scalar)
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }
}
