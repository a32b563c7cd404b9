import ArgumentParser
import Documents
import Settings

/// `obstat doctor`: whether this machine and installation can keep the gate's promises.
///
/// Exit status 1 when not.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Whether this machine and installation can keep the gate's promises."
    )

    @OptionGroup var installation: SettingsOptions
    @Option(help: "The folder of the rule packs.") var rules: String?

    func run() throws {
        let settings = try installation.settings()
        var checkUp = CheckUp()
        checkUp.kernel()
        checkUp.rulesAndExaminer(rules: rules ?? settings.rules, overlay: settings.overlay)
        checkUp.folders(of: settings)
        checkUp.encryption(of: settings)
        checkUp.store(of: settings)
        Terminal.print(checkUp.text(.ofUser))
        if checkUp.hasFailed { throw ExitCode(ExitStatus.somethingIsWrong) }
    }
}
