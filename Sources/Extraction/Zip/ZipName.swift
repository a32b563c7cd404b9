/// Member names and comments, which may be in any encoding.
enum ZipName {
    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
