const face = (mouth: string): string =>
  `<svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><circle cx="16" cy="16" r="12.5"/><path d="M12 12.6v.8M20 12.6v.8${mouth}"/></svg>`;

/** From very satisfied to very dissatisfied; and what stands over a notice. */
export const FACES = {
  5: face('M9.8 17.5c1 4.6 11.4 4.6 12.4 0z'),
  4: face('M10.6 18.6c2.6 3 8.2 3 10.8 0'),
  3: face('M11 20h10'),
  2: face('M10.8 21.4c2.4-2.6 8-2.6 10.4 0'),
  1: face('M10 22.6c1.4-4.4 10.6-4.4 12 0M10.6 9.8l3 1.2M21.4 9.8l-3 1.2'),
  done: `<svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="16" cy="16" r="12.5"/><path d="M10.5 16.5l4 4 7.5-8.5"/></svg>`,
  gone: `<svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><circle cx="16" cy="16" r="12.5"/><path d="M16 9.5v7.5l4.5 3"/></svg>`,
};

/** Light and dark by the reader's own wish, and readable from the smallest telephone up. */
export const PAGE_STYLE = `
:root{--back:#f4f5f7;--paper:#fff;--ink:#1d2129;--dim:#5d6673;--line:#d9dde3;--accent:#4f46e5;--soft:#eef0ff;--on:#fff;--bad:#b42318;--bad-soft:#fdecea}
@media (prefers-color-scheme:dark){:root{--back:#15171c;--paper:#1e2128;--ink:#e8eaee;--dim:#a3abb8;--line:#3a404b;--accent:#9d97ff;--soft:#2b2d4a;--on:#14152a;--bad:#ffa198;--bad-soft:#3b2221}}
*{box-sizing:border-box}
body{margin:0;padding:24px 12px;min-height:100vh;background:var(--back);color:var(--ink);font:15px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:480px;margin:0 auto;padding:20px 24px 12px;background:var(--paper);border:1px solid var(--line);border-radius:12px}
header{display:flex;justify-content:space-between;gap:12px;padding-bottom:14px;margin-bottom:20px;border-bottom:1px solid var(--line)}
header span{color:var(--dim);font-variant-numeric:tabular-nums}
fieldset{border:0;margin:0 0 22px;padding:0;min-width:0}
legend{padding:0;margin-bottom:10px;font-size:17px;font-weight:600}
.scores div{display:grid;grid-template-columns:repeat(5,1fr);gap:6px}
.solved div{display:grid;grid-template-columns:1fr 1fr;gap:8px}
label{display:block;position:relative}
label input{position:absolute;opacity:0;inset:0;width:100%;height:100%;margin:0;cursor:pointer}
label input+span{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:6px;height:100%;min-height:44px;padding:10px 2px;border:1px solid var(--line);border-radius:10px;color:var(--dim);text-align:center}
.scores label input+span{justify-content:flex-start}
em{font-style:normal;font-size:13px;line-height:1.3;overflow-wrap:anywhere}
.solved em{font-size:15px}
label:hover input+span{border-color:var(--accent)}
label input:checked+span{border-color:var(--accent);background:var(--soft);color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
label input:focus-visible+span{outline:2px solid var(--accent);outline-offset:2px}
.remark span{display:block;margin-bottom:6px;color:var(--dim)}
textarea{display:block;width:100%;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--paper);color:inherit;font:inherit;resize:vertical}
textarea:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
button{font:inherit;cursor:pointer}
.send{width:100%;min-height:48px;margin-top:18px;border:0;border-radius:10px;background:var(--accent);color:var(--on);font-weight:600;font-size:16px}
.stop{margin-top:8px;text-align:center}
.stop button,footer a{min-height:44px;padding:10px;border:0;background:none;color:var(--dim);font-size:13px;text-decoration:underline;text-underline-offset:3px}
footer{display:flex;justify-content:center;margin-top:4px;padding:6px 0;border-top:1px solid var(--line)}
[role=alert]{margin:0 0 18px;padding:10px 12px;border-radius:10px;background:var(--bad-soft);color:var(--bad)}
.notice{padding:28px 0 20px;text-align:center}
.notice svg{color:var(--accent)}
.notice.gone svg{color:var(--dim)}
h1{margin:12px 0 4px;font-size:18px;line-height:1.5}
.notice p{margin:0;color:var(--dim)}
@media (max-width:400px){main{padding:16px 14px 8px}.scores div{gap:4px}em{font-size:12px}}
`;
