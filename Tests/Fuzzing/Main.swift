// NAME
//     obstat-fuzz FAMILY [libFuzzer's arguments] [seed folder…]: feeds made-up documents to one reader
//
// DESCRIPTION
//     Reads each input as one family of formats does it, whatever the input's signature says, or as a piece of a reader, or
//     as one of our own parsers of frames, settings, rule packs and requests does, and checks what the rest of the gate
//     relies on: text is UTF-8 without NUL, segments are in order and inside the text. A trap, a broken promise, a leak, a
//     slow or a greedy input ends it; libFuzzer writes the input into the working directory.
//
// LIMITS
//     Built only where OBSTAT_FUZZ is set, with AddressSanitizer; see `make fuzz`.

import CFuzzer
import Documents
import Extraction
import Glibc

@main
struct Main {
    // Set once, before the first input; libFuzzer's function takes no context.
    nonisolated(unsafe) static var family = ""

    static func main() {
        let families = Extraction.families + Extraction.pieceNames + OwnParsers.families
        guard CommandLine.arguments.count > 1, families.contains(CommandLine.arguments[1]) else {
            print(
                "usage: obstat-fuzz FAMILY [libFuzzer arguments]\nfamilies: \(families.joined(separator: " "))"
            )
            exit(2)
        }
        unsafe family = CommandLine.arguments[1]
        Extraction.warm()
        var count = CommandLine.argc - 1
        // SAFETY: the arguments live as long as the process; the family's name is left out.
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv + 1
        _ = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
            Main.read(bytes)
            return 0
        }
    }

    private static func read(_ bytes: [UInt8]) {
        let family = unsafe family
        guard !OwnParsers.families.contains(family) else { return OwnParsers.read(bytes, as: family) }
        guard !Extraction.pieceNames.contains(family) else {
            return Extraction.readPiece(bytes, as: family)
        }
        var limits = ExaminationLimits()
        limits.expandedBytes = 8 << 20
        limits.textBytes = 8 << 20
        limits.members = 200
        let extraction = Extraction(limits: limits, onText: check)
        extraction.read(Source(bytes: bytes[...], path: .document, name: "x"), as: family)
    }

    private static func check(_ text: PartText) {
        precondition(String(validating: text.bytes, as: UTF8.self) != nil, "text that is not UTF-8")
        precondition(!text.bytes.contains(0), "NUL in the text")
        var end = 0
        for segment in text.segments {
            precondition(
                segment.range.lowerBound >= end && segment.range.upperBound <= text.bytes.count,
                "segments out of order")
            end = segment.range.upperBound
            precondition(segment.label < Int32(text.names.count), "a label without a name")
        }
    }
}
