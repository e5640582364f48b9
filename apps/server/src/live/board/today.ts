import type { Call, DeskEvent } from '#contract';
import { median, percentile } from '#domain';

interface AgentToday {
  met: number;
  missed: number;
  firstResponses: number[];
  talkSeconds: Map<string, number>;
}

export interface TodayFigures {
  metToday: number;
  missedToday: number;
  firstResponseMedianSeconds: number | null;
  firstResponseP90Seconds: number | null;
}

const NOBODY = '';

/** What each agent did since midnight of the company's zone, folded from events alone (law 9). */
export class Today {
  private agents = new Map<string, AgentToday>();
  private readonly running = new Map<string, { agentId: string; since: string }>();
  private readonly known = new Map<string, number>();

  /** A new day begins with nothing but the calls that are still running. */
  clear(): void {
    this.agents.clear();
    this.known.clear();
  }

  apply(event: DeskEvent): boolean {
    if (event.version <= (this.known.get(event.subject.id) ?? 0)) return false;
    this.known.set(event.subject.id, event.version);
    const payload = event.payload as Record<string, unknown>;
    if (event.type === 'reply_window.answered') return this.answered(this.of(event.agentId), payload);
    if (event.type === 'reply_window.reopened') return this.takenBack(this.of(event.agentId), payload);
    if (event.type === 'reply_window.breached') return Boolean((this.of(event.agentId).missed += 1));
    if (event.subject.kind === 'call') return this.called(payload.view as Call);
    return false;
  }

  private answered(agent: AgentToday, payload: Record<string, unknown>): boolean {
    if (payload.met) agent.met += 1;
    if (payload.first) agent.firstResponses.push(payload.workingSeconds as number);
    return true;
  }

  /** The reply never went out, so its answer does not count. */
  private takenBack(agent: AgentToday, payload: Record<string, unknown>): boolean {
    if (payload.met) agent.met -= 1;
    const at = payload.first ? agent.firstResponses.lastIndexOf(payload.workingSeconds as number) : -1;
    if (at >= 0) agent.firstResponses.splice(at, 1);
    return true;
  }

  private called(call: Call): boolean {
    if (call.endedAt || !call.agentId) this.running.delete(call.id);
    else this.running.set(call.id, { agentId: call.agentId, since: call.answeredAt ?? call.startedAt });
    if (call.talkSeconds !== null) this.of(call.agentId).talkSeconds.set(call.id, call.talkSeconds);
    return true;
  }

  figures(agentId: string): TodayFigures & { talkSecondsToday: number; onCallSince: string | null } {
    const agent = this.agents.get(agentId) ?? empty();
    const onCall = [...this.running.values()].find((call) => call.agentId === agentId);
    const talkSecondsToday = [...agent.talkSeconds.values()].reduce((a, b) => a + b, 0);
    return { ...summary([agent]), talkSecondsToday, onCallSince: onCall?.since ?? null };
  }

  /** Of these agents together; with `all`, also what was missed while nobody held it. */
  total(agentIds: string[], all: boolean): TodayFigures {
    return summary([...agentIds, ...(all ? [NOBODY] : [])].flatMap((id) => this.agents.get(id) ?? []));
  }

  private of(agentId: string | null): AgentToday {
    const key = agentId ?? NOBODY;
    const agent = this.agents.get(key) ?? empty();
    this.agents.set(key, agent);
    return agent;
  }
}

const empty = (): AgentToday => ({ met: 0, missed: 0, firstResponses: [], talkSeconds: new Map() });

function summary(agents: AgentToday[]): TodayFigures {
  const firstResponses = agents.flatMap((agent) => agent.firstResponses);
  return {
    metToday: agents.reduce((n, { met }) => n + met, 0),
    missedToday: agents.reduce((n, { missed }) => n + missed, 0),
    firstResponseMedianSeconds: median(firstResponses),
    firstResponseP90Seconds: percentile(firstResponses, 0.9),
  };
}
