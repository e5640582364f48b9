import type { AgentAccount } from '#contract';

export interface AgentFilter {
  text: string;
  show: 'enabled' | 'disabled' | 'all';
}

/** Agents whose name, work number or address holds the text, in order of work number. */
export function foundAgents(agents: readonly AgentAccount[], { text, show }: AgentFilter): AgentAccount[] {
  const wanted = text.trim().toLowerCase();
  return agents
    .filter(({ disabledAt }) => show === 'all' || (disabledAt === null) === (show === 'enabled'))
    .filter(({ name, workNumber, email }) => `${name} ${workNumber} ${email}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.workNumber.localeCompare(b.workNumber, undefined, { numeric: true }));
}
