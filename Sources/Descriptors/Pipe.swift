import CExaminer
import Glibc

/// A new pipe, both ends close-on-exec.
package struct Pipe: ~Copyable, Sendable {
    package let reader: Descriptor
    /// Until ``closeWriter()``.
    package private(set) var writer: Descriptor?

    package init() throws(DescriptorError) {
        var pair: [Int32] = [-1, -1]
        let failure = unsafe cexaminer_pipe(&pair)
        guard failure == 0 else { throw DescriptorError(code: -failure, operation: "pipe2") }
        reader = Descriptor(taking: pair[0])
        writer = Descriptor(taking: pair[1])
    }

    /// The writing end's number, lent; -1 once it is closed.
    package var writerNumber: Int32 {
        switch writer {
        case .some(let writer): writer.number
        case .none: -1
        }
    }

    /// Gives up this process's own writing end, so that the reader sees the end when the others have gone.
    package mutating func closeWriter() {
        writer = nil
    }
}
