import Documents

extension RTFReading {
    /// Hands over what a destination has gathered when its group ends.
    func finish(_ destination: RTFDestination) {
        switch destination {
        case .property(let label, let kind, let concealment): finishProperty(label, kind, concealment)
        case .picture: finishPicture()
        case .data(let name): finishData(name)
        case .object: finishObject()
        default: break
        }
    }

    private func finishProperty(_ label: String, _ kind: SegmentKind, _ concealment: Concealment) {
        let text = collected
        collected = []
        guard !text.isBlank else { return }
        // Tables of authors and styles separate their entries by semicolons.
        let isTable = label == "revtbl" || label == "style" || label == "list"
        let separator: UInt8 = isTable ? UInt8(ascii: ";") : 0
        for entry in text.split(separator: separator) where !entry.trimmed.isEmpty {
            // What only a program reads is numbers and switches, mostly.
            guard
                concealment == .none || label == "alternative text" || Array(entry).isTelling
                    || kind != .metadata
            else {
                continue
            }
            asides.append(
                HTMLLink.readable(Array(entry.trimmed)), kind: kind, concealment: concealment,
                label: asides.name(label == "revtbl" ? "author" : label))
        }
    }

    private func finishPicture() {
        defer {
            collected = []
            binary = []
        }
        let bytes = binary.isEmpty ? RTFTokens.bytes(hexadecimal: collected) : binary
        guard !bytes.isEmpty else { return }
        picture.count += 1
        let isBitmap = picture.kind == "dibitmap"
        extraction.readMember(
            isBitmap ? Bitmap.file(dib: bytes[...])[...] : bytes[...], name: "picture.\(picture.suffix)",
            in: source.path)
    }

    private func finishData(_ name: String) {
        let bytes = RTFTokens.bytes(hexadecimal: collected)
        collected = []
        guard !bytes.isEmpty else { return }
        extraction.readMember(bytes[...], name: name, in: source.path)
    }

    private func finishObject() {
        let bytes = binary.isEmpty ? RTFTokens.bytes(hexadecimal: collected) : binary
        collected = []
        binary = []
        guard !bytes.isEmpty else { return }
        guard extraction.countMember(in: source.path) else { return }
        RTFObject.read(bytes[...], at: source.path.appending("object"), extraction)
    }
}
