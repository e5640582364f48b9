/** The tool's one page. It is plain on purpose: it stands for somebody else's console. */
export const PAGE = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Remotes</title>
<style>
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif; --line: light-dark(#ddd, #444); --dim: light-dark(#666, #aaa); }
  body { margin: 0 auto; max-width: 1100px; padding: 16px; }
  section { display: grid; grid-template-columns: 1fr 320px; gap: 24px; border-top: 1px solid var(--line); padding: 16px 0; }
  @media (max-width: 760px) { section { grid-template-columns: 1fr; } }
  h2 { margin: 0 0 4px; font-size: 16px; } p { margin: 4px 0; color: var(--dim); }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 8px 0; } dd { margin: 0; font-family: monospace; overflow-wrap: anywhere; }
  form { display: grid; gap: 6px; margin-top: 8px; } label { display: grid; grid-template-columns: 120px 1fr; align-items: center; }
  input, button { font: inherit; padding: 5px 8px; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: inherit; }
  .phone { border: 1px solid var(--line); border-radius: 16px; padding: 12px; display: flex; flex-direction: column; min-height: 260px; }
  .talk { flex: 1; overflow: auto; display: flex; flex-direction: column; gap: 6px; }
  .talk div { max-width: 85%; padding: 6px 10px; border-radius: 10px; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); }
  .talk .mine { align-self: flex-end; background: light-dark(#d9f7be, #274916); }
  output { color: var(--dim); }
  .menu { display: flex; gap: 6px; border-top: 1px solid var(--line); margin: 8px -12px 0; padding: 8px 12px 0; }
  .menu > * { flex: 1; min-width: 0; position: relative; } .menu > button { width: 100%; }
  .menu summary { list-style: none; text-align: center; padding: 5px 8px; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
  .menu summary::-webkit-details-marker { display: none; } .menu summary::before { content: '≡ '; color: var(--dim); }
  .menu details > div { position: absolute; bottom: calc(100% + 4px); left: 0; right: 0; display: grid; gap: 4px; padding: 6px; border: 1px solid var(--line); border-radius: 8px; background: Canvas; box-shadow: 0 4px 16px rgb(0 0 0 / 18%); }
  .codes { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; } .codes:empty, .menu:empty { display: none; }
  .codes button::before { content: '扫码 · '; color: var(--dim); }
</style>
<h1>Remotes</h1>
<p>Somebody else's platforms, for trying a desk without an account. Start the desk with the settings below, make the inbox, paste what it hands out.</p>
<p>不用真实账号也能试：按下面的环境变量启动客服台，新建收件箱，再把它给出的内容贴到这里。</p>
<pre id="env"></pre>
<main></main>
<script>
const el = (tag, props = {}, ...children) => { const node = Object.assign(document.createElement(tag), props); node.append(...children); return node; };
const ask = async (path, body) => (await fetch(path, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const mine = {};
function phone(remote) {
  const person = el('input', { value: 'wangfang', ariaLabel: 'person' });
  const talk = el('div', { className: 'talk' });
  const text = el('input', { placeholder: '说点什么 · say something' });
  const said = el('output');
  const menu = el('div', { className: 'menu' });
  const codes = el('div', { className: 'codes', title: '扫码 · scan' });
  let drawn = '';
  const press = (act) => el('button', { type: 'button', textContent: act.label, title: act.kind === 'scan' ? '扫码 · scan' : '', onclick: async () => {
    (mine[remote.id + person.value] ??= []).push((act.kind === 'scan' ? '扫码 ' : '☰ ') + act.label);
    document.querySelectorAll('.menu details[open]').forEach((open) => { open.open = false; });
    said.textContent = (await ask('/api/' + remote.id + '/act', { person: person.value, act: act.id })).result;
    show();
  } });
  const draw = (acts) => {
    if (drawn === JSON.stringify(acts)) return;
    drawn = JSON.stringify(acts);
    const below = (name) => acts.filter((act) => act.under === name);
    const bar = acts.filter((act) => act.kind === 'menu' && act.under === null);
    menu.replaceChildren(...bar.map((act) => act.id ? press(act) : el('details', {}, el('summary', { textContent: act.label }), el('div', {}, ...below(act.label).map(press)))));
    codes.replaceChildren(...acts.filter((act) => act.kind === 'scan').map(press));
  };
  const show = async () => {
    const { heard, acts } = await ask('/api/' + remote.id + '/heard?person=' + encodeURIComponent(person.value));
    draw(acts);
    const key = remote.id + person.value;
    const lines = [...(mine[key] ?? []).map((line) => el('div', { className: 'mine', textContent: line })), ...heard.map((line) => el('div', { textContent: line }))];
    if (talk.childElementCount !== lines.length) { talk.replaceChildren(...lines); talk.scrollTop = talk.scrollHeight; }
  };
  const form = el('form', { onsubmit: async (event) => {
    event.preventDefault();
    const key = remote.id + person.value;
    (mine[key] ??= []).push(text.value);
    const words = text.value; text.value = '';
    said.textContent = (await ask('/api/' + remote.id + '/say', { person: person.value, text: words })).result;
    show();
  } }, text, el('button', { textContent: '发送 · send' }), said);
  setInterval(show, 1000);
  return el('div', { className: 'phone' }, person, talk, menu, codes, form);
}
function remote(one) {
  const facts = el('dl');
  for (const [name, value] of Object.entries(one.settings)) facts.append(el('dt', { textContent: name }), el('dd', { textContent: value }));
  const result = el('output');
  const fields = one.asks.map((name) => el('label', {}, name, el('input', { name, autocomplete: 'off' })));
  const form = el('form', { onsubmit: async (event) => {
    event.preventDefault();
    result.textContent = '…';
    result.textContent = (await ask('/api/' + one.id + '/connect', Object.fromEntries(new FormData(form)))).result;
  } }, ...fields, el('button', { textContent: '连接 · connect' }), result);
  return el('section', {}, el('div', {}, el('h2', { textContent: one.title }), el('p', { textContent: one.channel }), facts, form), phone(one));
}
ask('/api').then(({ remotes, env }) => {
  document.querySelector('#env').textContent = Object.entries(env).map(([name, value]) => name + '=' + value).join(' ') + ' npm start';
  document.querySelector('main').append(...remotes.map(remote));
});
</script>
</html>
`;
