import CFiles
import Glibc

extension OwnedDescriptor {
    /// Keeps a small value beside the file's content, where the file system can.
    ///
    /// - Parameters:
    ///   - name: for example `user.obstat.id`.
    ///   - value: up to 64 bytes.
    /// - Returns: whether it is kept.
    @discardableResult
    package func setAttribute(_ name: String, _ value: [UInt8]) -> Bool {
        unsafe cfiles_set_attribute(number, name, value, value.count) == 0
    }

    /// The value kept under that name; `nil` where there is none.
    package func attribute(_ name: String) -> [UInt8]? {
        var value = [UInt8](repeating: 0, count: 64)
        let count = unsafe cfiles_get_attribute(number, name, &value, value.count)
        return count < 0 ? nil : Array(value.prefix(count))
    }
}
