import Descriptors
package import Documents

extension Examiner {
    /// Examines a text that somebody typed, as if it had been dropped as a file; nothing of it touches a disk.
    ///
    /// - Returns: `nil` where there is no room for it.
    package func examine(text: String, name: FileName, limits: ExaminationLimits) -> Examined? {
        guard let memory = try? SealedMemory.make(Array(text.utf8), name: "text") else { return nil }
        return examine(descriptor: memory.number, name: name, limits: limits)
    }
}
