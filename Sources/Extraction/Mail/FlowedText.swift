/// Text whose lines were broken for the way (RFC 3676, `format=flowed`), in its paragraphs again.
enum FlowedText {
    static func joined(_ text: ArraySlice<UInt8>, dropsSpace: Bool) -> [UInt8] {
        var joined: [UInt8] = []
        var depth = 0
        var flows = false
        for line in RawLines(text) {
            let quotes = line.text.prefix { $0 == UInt8(ascii: ">") }.count
            var content = line.text.dropFirst(quotes)
            if content.first == 0x20 { content = content.dropFirst() }
            let isSignature = content.elementsEqual("-- ".utf8)
            if flows, quotes == depth, !isSignature {
                if dropsSpace { joined.removeLast() }
            } else {
                if !joined.isEmpty { joined.append(0x0A) }
                joined += line.text.prefix(quotes)
            }
            joined += content
            depth = quotes
            flows = content.last == 0x20 && !isSignature
        }
        return joined
    }
}
