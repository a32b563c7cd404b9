import Documents
import Yams

#if canImport(Glibc)
    import Glibc
#endif

extension Settings {
    /// The largest settings file that is read, in bytes.
    private static let maximumBytes = 1 << 20

    /// Reads a settings file.
    ///
    /// - Throws: every mistake in the file, with its line.
    package static func load(file: String) throws(SettingsRefusal) -> Settings {
        guard let bytes = contents(of: file) else {
            throw SettingsRefusal(problems: [
                SettingsProblem(
                    file: file, line: nil,
                    message: LocalizedText(zhTW: "無法讀取設定檔", en: "the settings file can't be read"),
                    hint: LocalizedText(
                        zhTW: "請確認路徑與權限，且檔案小於 1 MiB。",
                        en: "check the path and the permissions; it must be smaller than 1 MiB."))
            ])
        }
        return try parse(String(decoding: bytes, as: UTF8.self), file: file)
    }

    /// Reads settings from text.
    ///
    /// - `file`: the name shown in messages.
    package static func parse(_ text: String, file: String) throws(SettingsRefusal) -> Settings {
        var reader = SettingsReader(file: file)
        var settings = Settings()
        do {
            if let node = try Yams.compose(yaml: text) { reader.read(node, into: &settings) }
        } catch {
            reader.refuse(syntax: error as? YamlError)
        }
        guard reader.problems.isEmpty else { throw SettingsRefusal(problems: reader.problems) }
        return settings
    }

    private static func contents(of file: String) -> [UInt8]? {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: maximumBytes + 1)
        var count = 0
        while count < bytes.count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(
                    descriptor, buffer.baseAddress.map { unsafe $0 + count }, buffer.count - count)
            }
            if read < 0 && errno == EINTR { continue }
            guard read >= 0 else { return nil }
            if read == 0 { return Array(bytes[..<count]) }
            count += read
        }
        return nil
    }
}
