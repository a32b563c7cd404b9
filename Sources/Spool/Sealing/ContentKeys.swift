/// The keys at hand: one for new content, and those that earlier content may lie under.
package struct ContentKeys: Sendable {
    /// Content stays in the clear, and none that is encrypted can be read.
    package static let none = ContentKeys()

    /// The key for new content; `nil` where that is not encrypted.
    package let current: ContentKey?
    private let keys: [String: ContentKey]

    private init() {
        current = nil
        keys = [:]
    }

    /// - Parameters:
    ///   - file: of the key for new content.
    ///   - former: files of keys that are only read with.
    /// - Throws: for the first file that is no key.
    package init(file: String?, former: [String]) throws(ContentKeyError) {
        var keys: [String: ContentKey] = [:]
        var current: ContentKey?
        if let file {
            let key = try ContentKey(file: file)
            keys[key.id] = key
            current = key
        }
        for file in former {
            let key = try ContentKey(file: file)
            keys[key.id] = key
        }
        self.current = current
        self.keys = keys
    }

    package var isAnything: Bool { !keys.isEmpty }

    package func has(_ id: String) -> Bool { keys[id] != nil }

    func key(_ id: String) -> ContentKey? { keys[id] }
}
