import type { Command } from './commands';

const GROUPS: readonly Command['group'][] = ['ticket', 'view', 'go', 'status', 'setting'];

/** Commands that hold every word typed, by group, those that begin with it first. */
export function matchCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (command: Command) => {
    const text = `${command.label} ${command.words ?? ''} ${command.key}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const rank = (command: Command) =>
    GROUPS.indexOf(command.group) * 2 + (command.label.toLowerCase().startsWith(words[0] ?? '') ? 0 : 1);
  return commands.filter(fits).sort((a, b) => rank(a) - rank(b));
}

/** The ticket number somebody typed: `10482`, `#10482`. */
export function ticketNumberIn(typed: string): number | null {
  const digits = /^#?(\d{1,12})$/.exec(typed.trim())?.[1];
  return digits ? Number(digits) : null;
}
