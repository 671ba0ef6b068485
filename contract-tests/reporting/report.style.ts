/** Light and dark as the reader's system has it; wide tables scroll on a screen and do not on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2024, #e6e9ec);
  --soft: light-dark(#5a636c, #9aa4ae);
  --page: light-dark(#ffffff, #14171a);
  --raised: light-dark(#f5f7f8, #1d2125);
  --line: light-dark(#d9dee2, #353b41);
  --link: light-dark(#0b5cad, #7ab8ff);
  --good: light-dark(#14693b, #6fd49b);
  --half: light-dark(#8a5a00, #f0bd5e);
  --bad: light-dark(#b3261e, #ff8f87);
  --bad-page: light-dark(#fdecea, #3a1c1a);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 90rem; padding: 1.5rem clamp(0.75rem, 3vw, 2.5rem); color: var(--text); background: var(--page); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: 0.3rem; }
h3 { margin: 1.75rem 0 0.5rem; }
a { color: var(--link); }
code { font-family: ui-monospace, monospace; font-size: 0.85em; overflow-wrap: anywhere; }
nav ul, .legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
.legend { color: var(--soft); font-size: 0.9rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0; }
.figure { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--raised); }
.figure dt { color: var(--soft); font-size: 0.9rem; }
.figure dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.5rem; }
.frame:focus-visible, summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; font-size: 0.9rem; }
.frame table { width: 100%; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { max-width: 10.5rem; background: var(--raised); font-weight: 600; vertical-align: bottom; }
.frame th:first-child { position: sticky; left: 0; z-index: 1; background: var(--page); border-right: 1px solid var(--line); }
.frame thead th:first-child { background: var(--raised); }
tbody th { font-weight: 600; }
.address { display: block; color: var(--soft); font: 0.75rem/1.4 ui-monospace, monospace; }
summary { cursor: pointer; white-space: nowrap; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover .count { text-decoration: underline; }
.covering { margin: 0.4rem 0 0; padding-left: 1rem; min-width: 14rem; max-width: 26rem; font-size: 0.85rem; }
p.covering { padding: 0; color: var(--soft); }
.covering ul { padding-left: 1rem; }
.mark { position: relative; font-weight: 700; }
.mark.seen { color: var(--good); }
.mark.unseen { color: var(--half); }
.mark.missing { color: var(--bad); }
.mark.impossible { color: var(--soft); }
td.missing { background: var(--bad-page); color: var(--bad); white-space: nowrap; }
.count { color: var(--soft); font-variant-numeric: tabular-nums; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.numbers { width: 100%; max-width: 52rem; margin: 1.25rem 0; }
.numbers caption { padding: 0.4rem 0; font-weight: 600; text-align: left; }
.numbers th[scope=row] { font-weight: normal; overflow-wrap: anywhere; }
.numbers td, .numbers th:last-child { width: 9rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  body { padding-top: 1rem; }
  .frame th:first-child { min-width: 8.5rem; overflow-wrap: anywhere; }
  .address { display: none; }
  .numbers td, .numbers th:last-child { width: auto; }
}
@media print {
  :root { color-scheme: light; }
  :root { font-size: 7.5pt; }
  body { max-width: none; padding: 0; }
  nav { display: none; }
  .frame { overflow: visible; border: 0; }
  .frame th:first-child { position: static; }
  tr, .figure { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  thead { display: table-header-group; }
}
`;
