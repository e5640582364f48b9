import type { Acting } from '../desk/setup/acting';
import { newId } from '../platform/database/uuid';
import type { Services } from './services';

/**
 * Ten minutes after the deadline the leads hear of it again, and after an hour the admins by mail as well. Of a ticket that has to be solved
 * its holder hears two hours before, and the leads when it was not.
 */
export async function buildLadders(
  { ladders }: Services,
  by: Acting,
  chatTeamId: string,
  managerId: string | null,
): Promise<void> {
  const ways = { notice: true, email: false };
  const after = (seconds: number) => ({ from: 'deadline' as const, seconds });
  const first = { id: newId(), when: after(600), act: 'tell' as const, to: { kind: 'leads' as const }, ...ways };
  const last = {
    id: newId(),
    when: after(3600),
    act: 'tell' as const,
    to: { kind: 'admins' as const },
    ...ways,
    email: true,
  };
  const general = { teamId: null, version: 0, maxTransfers: 2, managerId };
  const solved = (seconds: number) => ({ from: 'resolution' as const, seconds });
  const unsolved = () => [
    { ...ways, id: newId(), when: solved(-7200), act: 'remind' as const, to: { kind: 'holder' as const } },
    { ...ways, id: newId(), when: solved(0), act: 'tell' as const, to: { kind: 'leads' as const } },
  ];
  await ladders.write(by, { ...general, steps: [first, last, ...unsolved()] });
  const again = { id: newId(), when: after(-180), act: 'remind' as const, to: { kind: 'holder' as const }, ...ways };
  const steps = [again, { ...first, id: newId() }, { ...last, id: newId() }, ...unsolved()];
  await ladders.write(by, { ...general, teamId: chatTeamId, steps });
}
