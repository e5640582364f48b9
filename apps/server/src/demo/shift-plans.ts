import type { Acting } from '../desk/setup/acting';
import { CAST, type Person, type Shift } from './cast';
import type { Services } from './services';

/** The hours of the cast as leads have written them down: the same that the stories play by. */
export async function planShifts(
  { shifts }: Services,
  by: Acting,
  agentIds: Map<string, string>,
  validFrom: string,
): Promise<void> {
  for (const person of CAST.filter(({ team }) => team !== null))
    await shifts.setPattern(by, agentIds.get(person.workNumber)!, { ...patternOf(person), validFrom });
}

const patternOf = ({ workNumber, shifts }: Person) => ({
  clientId: `demo-shift-${workNumber}`,
  version: 0,
  withinCalendar: true,
  week: shifts.flatMap(piecesOf),
});

const piecesOf = ({ weekdays, from, to }: Shift) =>
  weekdays.map((weekday) => ({ weekday, from, to, night: to <= from, breaks: [] }));
