/// The one stylesheet, served from a route of its own because inline styles are forbidden.
///
/// Contrast of text is at least 4.5 : 1 in both schemes (WCAG 2.2, 1.4.3), of controls' edges 3 : 1 (1.4.11).
enum Stylesheet {
    static let text = """
        :root {
          color-scheme: light dark;
          --ground: #f6f7f9; --paper: #ffffff; --ink: #1b1f24; --faint: #545c66; --edge: #7d8590; --rule: #d5dae0;
          --accent: #0b57a4; --on-accent: #ffffff; --held: #a11212; --held-ground: #fdecec;
          --unsure: #7a4a00; --unsure-ground: #fff3dc; --clear: #1a6334; --clear-ground: #e6f5ea;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171b; --paper: #1d2127; --ink: #e8eaed; --faint: #a9b1bb; --edge: #7d8590; --rule: #363c45;
            --accent: #86bdf7; --on-accent: #0d1b2a; --held: #ffa8a3; --held-ground: #431a1a;
            --unsure: #f5cf8b; --unsure-ground: #3d2d10; --clear: #93dba9; --clear-ground: #15351f;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--ground); color: var(--ink);
          font: 1rem/1.6 system-ui, "Noto Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", "PingFang TC", sans-serif;
        }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .skip { position: absolute; left: -999rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; }
        header {
          display: flex; align-items: center; gap: 2rem; padding: .5rem 2rem; background: var(--paper);
          border-bottom: 1px solid var(--rule);
        }
        .mark { margin: 0; font-weight: 700; letter-spacing: .06em; }
        nav { flex: 1; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0; padding: 0; list-style: none; }
        nav a { display: block; padding: .4rem .8rem; text-decoration: none; border-bottom: 3px solid transparent; }
        nav a[aria-current] { border-bottom-color: var(--accent); font-weight: 600; }
        main { max-width: 80rem; margin: 0 auto; padding: 1rem 2rem 4rem; }
        h1 { font-size: 1.5rem; line-height: 1.3; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; }
        h3 { font-size: 1rem; margin: 0 0 .5rem; }
        .card { background: var(--paper); border: 1px solid var(--rule); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; }
        .card > h2 { margin-top: 0; }
        .narrow { max-width: 32rem; }
        .help, .tally, .back { color: var(--faint); }
        label { font-weight: 600; }
        input, select, button { font: inherit; min-height: 2.5rem; border-radius: .375rem; border: 1px solid var(--edge); }
        input, select { background: var(--paper); color: var(--ink); padding: .25rem .6rem; }
        input { display: block; width: 100%; margin-top: .25rem; }
        button { background: var(--accent); color: var(--on-accent); border-color: var(--accent); padding: .25rem 1rem; cursor: pointer; }
        .quiet { background: transparent; color: var(--ink); border-color: var(--edge); }
        .filter { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--rule); }
        th, td { padding: .5rem .75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
        thead th { color: var(--faint); font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 500; overflow-wrap: anywhere; }
        time { white-space: nowrap; }
        .number { text-align: end; font-variant-numeric: tabular-nums; }
        .long { overflow-wrap: anywhere; }
        code { font-family: ui-monospace, "Noto Sans Mono CJK TC", monospace; font-size: .9em; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .35rem 1.5rem; margin: 0; }
        dt { color: var(--faint); }
        dd { margin: 0; overflow-wrap: anywhere; }
        .plain { margin: 0; padding: 0; list-style: none; }
        .excerpt { margin: 0 0 .75rem; padding: .5rem .75rem; border-inline-start: 4px solid var(--rule); overflow-wrap: anywhere; white-space: pre-wrap; }
        .tag { display: inline-block; padding: 0 .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .875rem; font-weight: 600; white-space: nowrap; }
        .held, .hold { color: var(--held); background: var(--held-ground); }
        .unexamined, .review { color: var(--unsure); background: var(--unsure-ground); }
        .clear, .note { color: var(--clear); background: var(--clear-ground); }
        .alarm { color: var(--held); background: var(--held-ground); border: 1px solid currentColor; border-radius: .5rem; padding: .75rem 1rem; }
        @media (max-width: 48rem) {
          header { flex-wrap: wrap; gap: .5rem 1rem; padding: .5rem 1rem; }
          main { padding: 1rem; }
          dl { grid-template-columns: 1fr; }
        }
        @media print {
          :root {
            color-scheme: light; --ground: #fff; --paper: #fff; --ink: #000; --faint: #333; --rule: #999; --accent: #000;
            --held: #000; --held-ground: #fff; --unsure: #000; --unsure-ground: #fff; --clear: #000; --clear-ground: #fff;
          }
          header nav, header form, .filter, .skip, .back { display: none; }
          main { max-width: none; padding: 0; }
          .wide { overflow: visible; }
          .card, tr { break-inside: avoid; }
        }

        """
}
