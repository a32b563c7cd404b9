extension HTMLReport {
    /// Follows the reader's choice of light or dark; on paper, black on white, and no document torn from its title.
    static let style = """
        :root { color-scheme: light dark; --line: #8886; --held: #b3261e; --unexamined: #8a5a00; --clear: #1b6e3c; }
        @media (prefers-color-scheme: dark) {
          :root { --held: #ff8a80; --unexamined: #ffcc66; --clear: #7ddc9f; }
        }
        body { font: 16px/1.5 system-ui, "Noto Sans TC", "Microsoft JhengHei", sans-serif; max-width: 72rem;
          margin: 0 auto; padding: 1rem; }
        section { border-left: .3rem solid var(--line); padding-left: 1rem; margin: 2rem 0; }
        section.held { border-color: var(--held); } section.held strong { color: var(--held); }
        section.unexamined { border-color: var(--unexamined); } section.unexamined strong { color: var(--unexamined); }
        section.clear { border-color: var(--clear); } section.clear strong { color: var(--clear); }
        h2 { font-size: 1.1rem; overflow-wrap: anywhere; }
        table { border-collapse: collapse; margin: .5rem 0; } caption { text-align: left; font-weight: bold; }
        th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top;
          overflow-wrap: anywhere; }
        .minor, small { font-size: .8rem; opacity: .8; overflow-wrap: anywhere; }
        @media print {
          :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; }
          h2, caption { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
          a { color: inherit; text-decoration: none; }
        }
        """
}
