/// Streams that no part of the standard calls for: what programs keep for themselves (ISO 32000-1, 14.5), such as the
/// drawing of an illustrator behind the page that it exported.
struct PDFPrivateStreams {
    private(set) var objects: [PDFIndirectObject] = []

    /// Keys under which the standard has streams that hold no text, or whose text is read elsewhere.
    private static let keys: Set<String> = [
        "Contents", "FontFile", "FontFile2", "FontFile3", "ToUnicode", "CIDToGIDMap", "CIDSet", "Encoding",
        "UseCMap", "SMask", "Mask", "G", "DestOutputProfile", "JBIG2Globals", "Metadata", "JS", "RC", "RV",
        "V", "DV", "XFA", "Desc", "TR", "TR2", "BG", "BG2", "UCR", "UCR2", "HT", "Function", "Functions",
        "Cert", "Certs", "CRL", "CRLs", "OCSP", "OCSPs", "TS", "Thumb", "Image", "I", "RI", "IX",
        "ColorSpace",
        "CS", "Default", "Halftone", "Sound", "3DD", "OnInstantiate", "Resources",
    ]
    /// Keys of dictionaries whose values are such streams.
    private static let groups: Set<String> = [
        "CharProcs", "AP", "N", "R", "D", "EF", "RF", "XObject", "Pattern", "Shading", "ColorSpace",
        "Colorants",
    ]
    private static let deepest = 64

    private let table: PDFObjectTable
    private var claimed: Set<Int> = []
    private var seen: Set<Int> = []

    /// - Parameter table: of the document.
    init(_ table: PDFObjectTable) {
        self.table = table
        for object in table.objects { claim(object.value, key: "", depth: 0) }
        let claimed = claimed
        objects = table.objects.filter { object in
            object.stream != nil && !object.isOrphan && !claimed.contains(object.number)
                && !Self.tellsItself(object.dictionary ?? PDFDictionary())
        }
    }

    private mutating func claim(_ value: PDFObject, key: String, depth: Int) {
        guard depth < Self.deepest else { return }
        switch value {
        case .reference(let number): claim(number, key: key, depth: depth)
        case .array(let values):
            // A colour space begins with its name.
            let key = values.first?.name == nil ? key : "ColorSpace"
            for value in values { claim(value, key: key, depth: depth + 1) }
        case .dictionary(let dictionary):
            let isGroup = Self.groups.contains(key)
            for (inner, value) in dictionary.entries {
                claim(value, key: isGroup && !Self.keys.contains(inner) ? key : inner, depth: depth + 1)
            }
        default: break
        }
    }

    private mutating func claim(_ number: Int, key: String, depth: Int) {
        guard Self.keys.contains(key) || Self.groups.contains(key), let target = table.object(number) else {
            return
        }
        if target.stream != nil {
            claimed.insert(number)
        } else if target.value.array != nil || Self.groups.contains(key), seen.insert(number).inserted {
            // What stands in an object of its own is still known by the key that leads to it.
            claim(target.value, key: key, depth: depth + 1)
        }
    }

    /// Whether a stream says itself what it is.
    private static func tellsItself(_ dictionary: PDFDictionary) -> Bool {
        let types: Set<String> = [
            "ObjStm", "XRef", "Metadata", "EmbeddedFile", "CMap", "Sound", "Halftone", "3D",
        ]
        let subtypes: Set<String> = [
            "Image", "Form", "PS", "XML", "Type1C", "CIDFontType0C", "OpenType", "U3D", "PRC",
        ]
        if let type = dictionary["Type"]?.name, types.contains(type) { return true }
        if let subtype = dictionary["Subtype"]?.name, subtypes.contains(subtype) { return true }
        let keys = ["FunctionType", "ShadingType", "PatternType", "HalftoneType", "Length1", "CMapName"]
        return keys.contains { dictionary[$0] != nil }
    }
}
