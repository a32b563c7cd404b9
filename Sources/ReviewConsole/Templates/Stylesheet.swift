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
          --bar-clear: #2e8b57; --bar-held: #b3362f; --bar-unsure: #a86a00;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171b; --paper: #1d2127; --ink: #e8eaed; --faint: #a9b1bb; --edge: #7d8590; --rule: #363c45;
            --accent: #86bdf7; --on-accent: #0d1b2a; --held: #ffa8a3; --held-ground: #431a1a;
            --unsure: #f5cf8b; --unsure-ground: #3d2d10; --clear: #93dba9; --clear-ground: #15351f;
            --bar-clear: #5fbf85; --bar-held: #ef7f78; --bar-unsure: #d9a441;
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
        main { max-width: 90rem; margin: 0 auto; padding: 1rem 2rem 4rem; }
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
        .button { display: inline-block; background: var(--accent); color: var(--on-accent); border-radius: .375rem; padding: .45rem 1rem; text-decoration: none; font-weight: 600; }
        .quiet { background: transparent; color: var(--ink); border-color: var(--edge); }
        .filter { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem .75rem; padding: .75rem 1rem; margin: 0 0 .75rem; background: var(--paper); border: 1px solid var(--rule); border-radius: .5rem; }
        .filter > div { display: flex; flex-direction: column; gap: .15rem; }
        .filter label { font-size: .85rem; }
        .filter input { margin: 0; }
        .filter select { max-width: 8.5rem; }
        .filter input[type=search] { width: 11rem; }
        .wide + .card, dl.narrow + .card { margin-top: 1.25rem; }
        .narrow button[type=submit] { align-self: start; }
        .filter .buttons { flex-direction: row; align-items: center; gap: .75rem; }
        .shelves ul { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0 0 .75rem; padding: 0; list-style: none; border-bottom: 1px solid var(--rule); }
        .shelves a { display: block; padding: .35rem .8rem; text-decoration: none; border-bottom: 3px solid transparent; }
        .shelves a[aria-current] { border-bottom-color: var(--accent); font-weight: 600; }
        .bulk { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem; padding: .75rem 0; }
        .bulk p { margin: 0; min-width: 5rem; color: var(--faint); }
        .pager { display: flex; gap: 1.5rem; padding: .5rem 0; }
        .news { background: var(--clear-ground); color: var(--clear); border: 1px solid currentColor; border-radius: .5rem; padding: .6rem 1rem; }
        .news a { color: inherit; }
        .late { color: var(--held); }
        .urgent { font-weight: 600; }
        .who { margin: 0; }
        .sides { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 1.25rem; align-items: start; }
        aside { position: sticky; top: .5rem; max-height: calc(100vh - 1rem); overflow-y: auto; }
        .desk { border-color: var(--accent); }
        details { margin: .25rem 0; }
        summary { cursor: pointer; padding: .3rem 0; color: var(--accent); font-weight: 600; }
        .desk details { border-top: 1px solid var(--rule); }
        .desk form, .narrow form, form.card { display: flex; flex-direction: column; gap: .5rem; align-items: stretch; }
        .desk button[type=submit], form.card button { align-self: start; }
        textarea { font: inherit; width: 100%; padding: .4rem .6rem; background: var(--paper); color: var(--ink); border: 1px solid var(--edge); border-radius: .375rem; }
        fieldset { border: 1px solid var(--rule); border-radius: .375rem; max-height: 14rem; overflow-y: auto; }
        legend { font-weight: 600; }
        .check { display: block; font-weight: 400; padding: .15rem 0; }
        input[type=checkbox] { display: inline-block; width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; vertical-align: -.2rem; accent-color: var(--accent); }
        .row { display: flex; gap: .5rem; align-items: center; }
        .row input { margin: 0; flex: 1; }
        .care { display: grid; gap: .75rem; padding: .75rem 0; border-top: 1px solid var(--rule); }
        .desk .help { margin: 0; font-size: .9rem; }
        .waits { border-inline-start: 4px solid var(--unsure); padding-inline-start: .9rem; margin-bottom: 1rem; }
        aside dl { grid-template-columns: minmax(5rem, max-content) 1fr; gap: .25rem .75rem; }
        .past + .past { border-top: 1px solid var(--rule); margin-top: .75rem; padding-top: .75rem; }
        .remark { margin: 0 0 .75rem; overflow-wrap: anywhere; white-space: pre-line; }
        .kept { white-space: pre-line; }
        .reveal form { display: grid; gap: .4rem; justify-items: start; max-width: 32rem; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .secret { font-size: 1.15rem; letter-spacing: .1em; }
        pre { background: var(--paper); border: 1px solid var(--rule); border-radius: .375rem; padding: .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
        kbd { border: 1px solid var(--edge); border-radius: .25rem; padding: 0 .4rem; font: inherit; font-size: .9em; }
        dialog { background: var(--paper); color: var(--ink); border: 1px solid var(--edge); border-radius: .5rem; max-width: 30rem; }
        dialog::backdrop { background: rgb(0 0 0 / .4); }
        .signs { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem; margin: 0 0 1rem; }
        .signs div { background: var(--paper); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem 1rem; }
        .signs dd { font-size: 1.75rem; line-height: 1.3; font-weight: 700; font-variant-numeric: tabular-nums; }
        .charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; align-items: start; }
        .chart { margin: 0; height: 100%; }
        .chart details { overflow-x: auto; }
        .chart tbody th { min-width: 10rem; overflow-wrap: break-word; }
        .chart > svg { width: 100%; height: auto; display: block; }
        svg text { fill: var(--ink); font-size: 14px; }
        svg .before { text-anchor: end; }
        svg .under { text-anchor: middle; fill: var(--faint); }
        svg .grid { stroke: var(--rule); }
        .cleared { fill: var(--bar-clear); } .heldbar { fill: var(--bar-held); } .unread { fill: var(--bar-unsure); } .openbar { fill: var(--edge); }
        .keys { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .5rem 0 0; font-size: .9rem; }
        .keys svg { width: .8rem; height: .8rem; }
        .queue tbody tr:hover { background: var(--ground); }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--rule); }
        th, td { padding: .5rem .75rem; text-align: start; vertical-align: top; border-bottom: 1px solid var(--rule); }
        thead th { color: var(--faint); font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 500; overflow-wrap: anywhere; }
        thead .fold { white-space: normal; vertical-align: bottom; }
        .stay { white-space: nowrap; }
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
        @media (max-width: 64rem) {
          .sides, .charts { grid-template-columns: minmax(0, 1fr); }
          aside { position: static; max-height: none; }
        }
        @media print {
          :root {
            color-scheme: light; --ground: #fff; --paper: #fff; --ink: #000; --faint: #333; --rule: #999; --accent: #000;
            --held: #000; --held-ground: #fff; --unsure: #000; --unsure-ground: #fff; --clear: #000; --clear-ground: #fff;
          }
          header nav, header form, header button, .filter, .shelves, .skip, .back, .desk, .bulk, .reveal, .pager { display: none; }
          .sides { display: block; }
          aside { position: static; max-height: none; overflow: visible; }
          main { max-width: none; padding: 0; }
          .wide { overflow: visible; }
          .card, tr { break-inside: avoid; }
        }

        """
}
