/// The first block of a TAR archive, told by its checksum; the oldest kind has no signature.
enum TarHeader {
    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let block = bytes.slice(at: 0, length: 512), let field = block.slice(at: 148, length: 8) else {
            return false
        }
        let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard !digits.isEmpty, digits.count <= 7 else { return false }
        let stated = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
        let sum = block.reduce(0) { $0 + Int($1) } - field.reduce(0) { $0 + Int($1) } + 8 * 0x20
        return sum == stated
    }
}
