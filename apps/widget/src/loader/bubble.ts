import { inkOn } from '../colour';
import type { Look } from '../wire';
import STYLE from './style.css?inline';

const TALK =
  'M12 4c-4.7 0-8.5 3.2-8.5 7.2 0 2.3 1.2 4.3 3.2 5.6-.1 1-.5 2-1.2 2.9 1.6-.2 3-.8 4.1-1.6.8.2 1.6.3 2.4.3 4.7 0 8.5-3.2 8.5-7.2S16.7 4 12 4z';
const DOWN = 'M6 9.5l6 6 6-6';
const ICON = { viewBox: '0 0 24 24', width: '28', 'aria-hidden': 'true' };
const LINE = { fill: 'none', stroke: 'currentColor', 'stroke-width': '2.2', 'stroke-linecap': 'round' };
const WORDS = {
  'zh-CN': { open: '打开客服对话', close: '收起客服对话', unread: '条未读消息', chat: '在线客服' },
  en: { open: 'Open the chat', close: 'Close the chat', unread: 'unread messages', chat: 'Chat' },
};

export type Bubble = ReturnType<typeof drawBubble>;

/** The button in the corner and the sheet above it, in a shadow root so that the page's styles and ours never meet. */
export function drawBubble(look: Look, onToggle: () => void) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const state = { look, unread: 0, open: false };
  const talk = make('svg', { ...ICON, class: 'talk' }, make('path', { d: TALK, fill: 'currentColor' }));
  const down = make('svg', { ...ICON, class: 'down' }, make('path', { d: DOWN, ...LINE }));
  const badge = make('span', { class: 'badge', 'data-testid': 'widget-badge' });
  const button = make('button', { class: 'bubble', 'data-testid': 'widget-bubble', type: 'button' }, talk, down, badge);
  const sheet = make('div', { class: 'sheet', role: 'dialog' });
  const corner = make('div', {}, sheet, button);

  button.addEventListener('click', onToggle);
  addStyle(root);
  root.append(corner);
  document.body.append(host);
  const draw = () => {
    const words = WORDS[state.look.locale];
    corner.className = `corner ${state.look.position}${state.open ? ' open' : ''}`;
    corner.style.setProperty('--colour', state.look.colour);
    corner.style.setProperty('--ink', inkOn(state.look.colour));
    badge.textContent = `${state.unread || ''}`;
    const label = state.open ? words.close : words.open;
    button.setAttribute(
      'aria-label',
      state.unread && !state.open ? `${label}, ${state.unread} ${words.unread}` : label,
    );
    button.setAttribute('aria-expanded', `${state.open}`);
    sheet.setAttribute('aria-label', words.chat);
  };
  draw();
  return {
    button,
    sheet,
    corner,
    show: (part: Partial<typeof state>) => {
      Object.assign(state, part);
      draw();
    },
  };
}

type Facts = Record<string, string>;
type Made<Name> = Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : SVGElement;

function make<Name extends string>(name: Name, facts: Facts, ...inside: Element[]): Made<Name> {
  const space = /svg|path/.test(name) ? 'http://www.w3.org/2000/svg' : 'http://www.w3.org/1999/xhtml';
  const made = document.createElementNS(space, name);
  for (const fact in facts) made.setAttribute(fact, facts[fact]!);
  made.append(...inside);
  return made as Made<Name>;
}

function addStyle(root: ShadowRoot): void {
  // Browsers before 2023 know only the element.
  if (!root.adoptedStyleSheets)
    return root.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}
