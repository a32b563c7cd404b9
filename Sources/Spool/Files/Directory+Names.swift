import CFiles
package import Documents
import Glibc

extension Directory {
    /// Every name in the directory but `.` and `..`, unsorted.
    package func names() throws(FileFault) -> [FileName] {
        var names: [FileName] = []
        try forEachName { name in
            names.append(name)
            return true
        }
        return names
    }

    /// Hands out names until `body` returns `false`.
    package func forEachName(_ body: (FileName) -> Bool) throws(FileFault) {
        try FaultPoint.before(.list, place)
        // A second open, because reading moves the position that all copies of a descriptor share.
        let number = unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .now(.list, place) }
        guard let stream = unsafe fdopendir(number) else {
            let fault = FileFault.now(.list, place)
            _ = close(number)
            throw fault
        }
        defer { unsafe closedir(stream) }
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw .now(.list, place) }
                return
            }
            let name = unsafe Self.name(of: entry)
            let isSelfOrParent = name.bytes == [UInt8(ascii: ".")] || name.bytes == Array("..".utf8)
            if !isSelfOrParent, !body(name) { return }
        }
    }

    /// Renames without replacing.
    ///
    /// - Throws: code `EEXIST` where the new name is taken.
    package func rename(
        _ name: FileName, to target: borrowing Directory, as newName: FileName
    ) throws(FileFault) {
        try FaultPoint.before(.rename, place)
        let result = unsafe cfiles_rename_noreplace(
            descriptor.number, name.terminated, target.descriptor.number, newName.terminated)
        if result == 0 { return }
        // EINVAL: NFS and others know no such flag.
        guard errno == EINVAL else { throw .now(.rename, place) }
        guard try status(name)?.kind == .directory else { return try link(name, to: target, as: newName) }
        // A directory replaces an empty one at most, and the gate's own are never empty.
        let renamed = unsafe renameat(
            descriptor.number, name.terminated, target.descriptor.number, newName.terminated)
        guard renamed == 0 else { throw .now(.rename, place) }
    }

    /// Renames, replacing a file of that name.
    package func replace(_ newName: FileName, with name: FileName) throws(FileFault) {
        try FaultPoint.before(.rename, place)
        let result = unsafe renameat(
            descriptor.number, name.terminated, descriptor.number, newName.terminated)
        guard result == 0 else { throw .now(.rename, place) }
    }

    package func remove(_ name: FileName) throws(FileFault) {
        try FaultPoint.before(.remove, place)
        guard unsafe unlinkat(descriptor.number, name.terminated, 0) == 0 else { throw .now(.remove, place) }
    }

    /// Removes an empty subdirectory.
    package func removeDirectory(_ name: FileName) throws(FileFault) {
        try FaultPoint.before(.remove, place)
        let result = unsafe unlinkat(descriptor.number, name.terminated, AT_REMOVEDIR)
        guard result == 0 else { throw .now(.remove, place) }
    }

    /// Whether the calling process may do what `mode` says (`R_OK`, `W_OK`, `X_OK`) with that name.
    package func allows(_ mode: Int32, on name: FileName) -> Bool {
        unsafe faccessat(descriptor.number, name.terminated, mode, AT_EACCESS) == 0
    }

    // A link is made where none may be replaced either. An answer lost on a network file system shows as
    // EEXIST although the link is ours: then both names lead to one inode.
    private func link(
        _ name: FileName, to target: borrowing Directory, as newName: FileName
    ) throws(FileFault) {
        let result = unsafe linkat(
            descriptor.number, name.terminated, target.descriptor.number, newName.terminated, 0)
        if result != 0 {
            let fault = FileFault.now(.rename, place)
            let ours = try status(name)
            let theirs = try target.status(newName)
            guard fault.code == EEXIST, let ours, ours.inode == theirs?.inode, ours.device == theirs?.device
            else { throw fault }
        }
        try remove(name)
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> FileName {
        let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { field in
            unsafe Array(field.prefix { $0 != 0 })
        }
        return FileName(bytes: bytes)
    }
}
