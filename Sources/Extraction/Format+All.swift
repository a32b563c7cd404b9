extension Format {
    /// Every format that can be read. Text comes last and only where nothing else fits.
    static let all: [Format] = []

    /// The formats that recognise these bytes, in the order of ``all``.
    static func recognising(_ bytes: ArraySlice<UInt8>) -> [Format] {
        all.filter { $0.recognises(bytes) }
    }
}
