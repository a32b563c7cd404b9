// NAME
//     obstat-examine - the room in which documents are examined
//
// SYNOPSIS
//     obstat-examine [--allow-incomplete-confinement[=landlock,seccomp]] [--start-everything]
//
// DESCRIPTION
//     Not started by hand: obstatd and obstat start it with a control socket as descriptor 3 and the rules, in sealed
//     memory, as descriptor 4. It compiles the rules, opens the libraries that most documents need, has a document of
//     each format examined to see that all of this works in confinement, and says that it is ready. Then, for each
//     request, it forks one child, which confines itself, reads one document from an open descriptor, answers on a
//     pipe, and ends. It ends when the control socket closes.
//     A child that needs PDFium, or Tesseract, ends by an exit code that says so. The server then splits itself once:
//     the new server opens what is needed, tries it in the same way, and gets the request, and later ones like it. With
//     --start-everything that is done before the first document, so that a refusal is heard at once.
//
// SECURITY
//     The server itself reads the rules and requests of the process that started it, and never a byte of a document.
//     A child sees hostile input and nothing else: no file system (Landlock), no system call but those that reading
//     needs (seccomp), no network, no new process, bounded memory and time; it holds the document read-only and the
//     pipe of its own answer. How it ended is told by the server, on a pipe that no child ever holds.
//     Where the kernel lacks a protection the server refuses to serve, unless the option names what may be missing.
//
// LIMITS
//     One thread; no Foundation, Dispatch or Swift concurrency, because none of them survives a fork.
//     At most 256 children at once.
//
// DIAGNOSTICS
//     Refusals go to the control socket, in the form of Frames/ServerHello. Exit status 0 at the end of the
//     connection, 70 after a refusal.

import Descriptors

@main
enum Main {
    static func main() {
        var server = ForkServer.start(ServerOptions(arguments: CommandLine.arguments.dropFirst()))
        server.run()
    }
}
