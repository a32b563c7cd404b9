/// Whether a picture is of one colour all over, so that nothing can be written in it.
enum OneColour {
    /// Values may differ by this much in a picture that was meant to be of one colour.
    private static let tolerance: UInt8 = 2

    static func fills(_ picture: ColourBitmap) -> Bool {
        var (lowest, highest): ([UInt8], [UInt8]) = ([255, 255, 255], [0, 0, 0])
        return unsafe picture.colours.withUnsafeBufferPointer { colours in
            var part = 0
            for index in colours.indices {
                let value = unsafe colours[index]
                if value < lowest[part] { lowest[part] = value }
                if value > highest[part] { highest[part] = value }
                if highest[part] - lowest[part] > tolerance { return false }
                part = part == 2 ? 0 : part + 1
            }
            return true
        }
    }
}
