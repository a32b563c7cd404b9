/// A number in four bytes ([MS-XLS] 2.5.217): the upper half of a floating-point number, or an integer, perhaps in hundredths.
enum CompactNumber {
    static func value(of packed: UInt32) -> Double {
        let isInteger = packed & 2 != 0
        let number =
            isInteger
            ? Double(Int32(bitPattern: packed) >> 2) : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
        return packed & 1 != 0 ? number / 100 : number
    }
}
