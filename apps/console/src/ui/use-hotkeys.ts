import { useEffect, useRef } from 'react';
import { hotkeyOf, type KeyPlace } from './hotkeys';

export type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined>;

const SEQUENCE_MS = 1_200;
const layers: { current: Hotkeys }[] = [];
let prefix: { key: string; at: number } | null = null;

/**
 * Keys while this component is on screen: `j`, `?`, `Enter`, `ArrowDown`, `mod+k`, or two in a row as `g d`. The
 * component that came last goes first. Never fires while somebody types or composes.
 */
export function useHotkeys(keys: Hotkeys): void {
  const layer = useRef(keys);
  useEffect(() => {
    layer.current = keys;
  });
  useEffect(() => {
    layers.unshift(layer);
    if (layers.length === 1) document.addEventListener('keydown', onKeyDown);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const key = hotkeyOf(event, placeOf(event.target));
  if (key === null) return;
  const pair = prefix && event.timeStamp - prefix.at < SEQUENCE_MS ? `${prefix.key} ${key}` : null;
  prefix = null;
  const act = (pair && handlerOf(pair)) || (!pair && handlerOf(key));
  if (act) {
    event.preventDefault();
    act(event);
  } else if (startsPair(key)) prefix = { key, at: event.timeStamp };
}

function handlerOf(key: string): Hotkeys[string] {
  return layers.map(({ current }) => current[key]).find(Boolean);
}

function startsPair(key: string): boolean {
  return layers.some(({ current }) => Object.keys(current).some((name) => name.startsWith(`${key} `)));
}

const DIALOGS = 'dialog[open], .ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open, [data-covers]';

function placeOf(target: EventTarget | null): KeyPlace {
  const element = target instanceof HTMLElement ? target : null;
  return {
    typing: Boolean(
      element?.isContentEditable ||
      element?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox], [role=combobox]'),
    ),
    pressable: Boolean(element?.closest('button, a[href], [role=menuitem], summary, input')),
    dialog: document.querySelector(DIALOGS) !== null,
  };
}
