import CExaminer
import Glibc

/// Bytes in a nameless file that nobody can change any more, to be handed to another process.
package enum SealedMemory {
    /// Makes such a file; its name is shown in `/proc`, for the curious only.
    package static func make(_ bytes: [UInt8], name: String) throws(DescriptorError) -> Descriptor {
        let number = unsafe cexaminer_sealed_memory(name, bytes, bytes.count)
        guard number >= 0 else { throw DescriptorError(code: -number, operation: "memfd_create") }
        return Descriptor(taking: number)
    }

    /// The bytes behind a descriptor that ``make(_:name:)`` made, perhaps in another process.
    ///
    /// - Returns: `nil` where it is not sealed, has more bytes than the limit or is not readable.
    package static func read(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        guard cexaminer_is_sealed(descriptor) == 1, let size = Stream.fileSize(of: descriptor), size <= limit
        else { return nil }
        guard let bytes = Stream.contents(of: descriptor, count: size), bytes.count == size else {
            return nil
        }
        return bytes
    }
}
