import { render } from 'preact';
import { isColour } from '../colour';
import type { ToFrame } from '../wire';
import { App } from './app';
import { Chat } from './chat';
import { openMemory } from './memory';
import { openPageDoor } from './page-door';
import { unreadCount } from './queries';
import { localeOf } from './strings';

const asked = new URLSearchParams(location.search);
const given = new URLSearchParams(location.hash.slice(1));
const key = asked.get('key') ?? '';
const givenColour = given.get('colour');
const colour = isColour(givenColour) ? givenColour : '#4f46e5';
const locale = localeOf(given.get('locale') ?? navigator.language);
const memory = openMemory(`halfhour:${key}:`, () => localStorage);
const tab = openMemory(`halfhour:${key}:`, () => sessionStorage);
const keepToken = (token: string) => door.post({ type: 'keep', token });
const chat = new Chat({ key, memory, tab, locale, keepToken });
const door = openPageDoor(given.get('from'), heard);
let shown = !door.framed;

document.documentElement.lang = locale;
draw();
chat.store.follow((state, before) => {
  if (state.config && state.config !== before.config) {
    document.documentElement.lang = state.config.locale;
    document.title = state.config.name;
    const { colour, position, locale } = state.config;
    door.post({ type: 'look', look: { colour, position, locale } });
  }
  if (unreadCount(state) !== unreadCount(before)) door.post({ type: 'unread', count: unreadCount(state) });
});
chat.calls.onRing = () => door.post({ type: 'ring' });
const wake = () => chat.wake();
addEventListener('online', wake);
addEventListener('offline', () => chat.sleep());
addEventListener('focus', wake);
document.addEventListener('visibilitychange', () => void (document.hidden || chat.wake()));
addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) door.post({ type: 'close' });
});
door.post({ type: 'boot' });
if (shown) chat.start();

function heard(message: ToFrame): void {
  if (message.type === 'shown') {
    shown = message.shown;
    draw();
  }
  if (message.type === 'page') {
    chat.first = message.first;
    if (message.token && !memory.get('token')) memory.set('token', message.token);
  }
  // Someone who has only passed by is no visitor: without a history, the session begins when the sheet is opened.
  if (shown || memory.get('token')) chat.start();
}

function draw(): void {
  const close = () => door.post({ type: 'close' });
  const root = document.getElementById('chat');
  if (root)
    render(
      <App chat={chat} locale={locale} colour={colour} shown={shown} onClose={door.framed ? close : null} />,
      root,
    );
}
