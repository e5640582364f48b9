import { Check } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './Button';
import { Popover } from './Popover';

export interface MenuItem {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  disabled?: boolean;
  testId?: string;
  onChoose(): void;
}
export type MenuEntry = MenuItem | { heading: ReactNode } | 'line';

interface MenuProps {
  label: string;
  trigger: ReactNode;
  items: readonly MenuEntry[];
  look?: 'main' | 'quiet' | 'plain' | 'icon';
  side?: 'below' | 'above' | 'right';
  align?: 'start' | 'end';
  testId?: string;
  className?: string;
  disabled?: boolean;
}

/** A button with a menu; arrows, Home, End and first letters move in it. */
export function Menu({ label, trigger, items, look = 'quiet', side, align, testId, className, disabled }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  return (
    <>
      <Button
        ref={anchor}
        look={look}
        className={className}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        data-testid={testId}
        onClick={() => setOpen(!open)}
      >
        {trigger}
      </Button>
      {open && (
        <Popover anchor={anchor} onClose={close} side={side} align={align}>
          <MenuList
            items={items}
            label={label}
            onDone={() => {
              close();
              anchor.current?.focus();
            }}
          />
        </Popover>
      )}
    </>
  );
}

/** The list of a menu alone, for what opens one in another way. */
export function MenuList({ items, label, onDone }: { items: readonly MenuEntry[]; label: string; onDone(): void }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), []);
  return (
    <div
      ref={list}
      className="ui-menu"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => move(event, list.current!)}
    >
      {items.map((item, at) => {
        if (item === 'line') return <hr key={at} />;
        if ('heading' in item) return <h3 key={at}>{item.heading}</h3>;
        return <MenuRow key={item.key} item={item} onDone={onDone} />;
      })}
    </div>
  );
}

function MenuRow({ item, onDone }: { item: MenuItem; onDone(): void }) {
  const choice = item.checked === undefined ? {} : { 'aria-checked': item.checked };
  return (
    <button
      type="button"
      role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
      {...choice}
      disabled={item.disabled}
      data-testid={item.testId}
      onClick={() => {
        onDone();
        item.onChoose();
      }}
    >
      {item.icon}
      <span>{item.label}</span>
      {item.hint && <small>{item.hint}</small>}
      {item.checked && <Check size={14} aria-hidden />}
    </button>
  );
}

function move(event: KeyboardEvent, list: HTMLElement): void {
  const rows = [...list.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const letter = event.key.length === 1 && event.key !== ' ' ? event.key.toLowerCase() : null;
  const to =
    {
      ArrowDown: rows[(at + 1) % rows.length],
      ArrowUp: rows[(at - 1 + rows.length) % rows.length],
      Home: rows[0],
      End: rows.at(-1),
    }[event.key] ?? (letter ? rows.find((row) => row.textContent?.toLowerCase().startsWith(letter)) : undefined);
  if (!to) return;
  event.preventDefault();
  to.focus();
}
