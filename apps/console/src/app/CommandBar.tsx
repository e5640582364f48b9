import { useNavigate } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd, toast } from '../ui';
import { isComposing } from '../ui/hotkeys';
import { api } from './api';
import { useOfferedCommands, type Command } from './commands';
import { matchCommands, ticketNumberIn } from './match-commands';
import { problemText } from './problems';

/** Everything by name: pages, tickets by number, views, own status, settings, acts on the open ticket. */
export function CommandBar({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const dialog = useModal();
  const found = useFound(typed);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((Math.min(at, found.length - 1) + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') run(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="cmd"
      aria-label={t('commands.title')}
      onCancel={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.key}`}
        placeholder={t('commands.placeholder')}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        data-testid="command-input"
      />
      {found.length === 0 && <p>{t('commands.nothing')}</p>}
      <ul id={list} role="listbox" aria-label={t('commands.title')}>
        {found.map((command, index) => (
          <CommandRow
            key={command.key}
            id={`${list}-${command.key}`}
            command={command}
            first={command.group !== found[index - 1]?.group}
            chosen={command === chosen}
            onChoose={() => run(command)}
          />
        ))}
      </ul>
    </dialog>
  );
}

interface RowProps {
  id: string;
  command: Command;
  first: boolean;
  chosen: boolean;
  onChoose(): void;
}

function CommandRow({ id, command, first, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      {first && (
        <li role="presentation">
          <h3>{t(`commands.group.${command.group}`)}</h3>
        </li>
      )}
      <li ref={row} id={id} role="option" aria-selected={chosen} onClick={onChoose}>
        {command.icon}
        <span>{command.label}</span>
        {command.hotkey && <Kbd>{command.hotkey}</Kbd>}
      </li>
    </>
  );
}

function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current!;
    if (!shown.open) shown.showModal();
    return () => shown.close();
  }, []);
  return dialog;
}

function useFound(typed: string): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const offered = useOfferedCommands();
  const number = ticketNumberIn(typed);
  if (number === null) return matchCommands(offered, typed);
  const open = async () => {
    try {
      await api('findTicketByNumber', { params: { number } });
      await navigate({ to: '/desk/$ticketNumber', params: { ticketNumber: String(number) } });
    } catch (error) {
      toast(problemText(error, t), { kind: 'problem' });
    }
  };
  const found: Command = {
    key: 'ticket-number',
    group: 'ticket',
    label: t('commands.ticket', { number }),
    icon: <Hash size={15} />,
    act: () => void open(),
  };
  return [found, ...matchCommands(offered, typed)];
}
