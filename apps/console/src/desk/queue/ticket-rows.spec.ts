import type { DeskEvent, TicketRow } from '#contract';
import { ApiProblem } from '../../app/api';
import { TicketRows } from './ticket-rows';

const row = (version: number, over: Partial<TicketRow> = {}) => ({ id: 'a', number: 7, version, ...over }) as TicketRow;
const event = (version: number, changes: Partial<TicketRow> = {}) =>
  ({ type: 'ticket.tagged', subject: { kind: 'ticket', id: 'a' }, version, payload: { changes } }) as DeskEvent;
const told = (rows: TicketRows) => new Promise<void>((done) => rows.subscribe(done));

describe('the rows of a desk', () => {
  test('an older snapshot never replaces what the feed brought', () => {
    const rows = new TicketRows(() => Promise.reject(new Error('not asked')));
    rows.put([row(3)]);
    rows.fold([event(4, { holderId: 'me' })]);
    rows.put([row(3)]);
    expect(rows.byId('a')).toMatchObject({ version: 4, holderId: 'me' });
  });

  test('what came while a snapshot was on its way is laid over it', () => {
    const rows = new TicketRows(() => Promise.reject(new Error('not asked')));
    rows.put([row(3)], [event(3), event(4, { holderId: 'me' })]);
    expect(rows.byId('a')).toMatchObject({ version: 4, holderId: 'me' });
  });

  test('a gap is filled by asking once for the row', async () => {
    const asked: string[] = [];
    const rows = new TicketRows(async (id) => {
      asked.push(id);
      return row(9);
    });
    rows.put([row(3)]);
    const filled = told(rows);
    rows.fold([event(7)]);
    rows.fold([event(8)]);
    await filled;
    expect(rows.byId('a')?.version).toBe(9);
    expect(asked).toEqual(['a']);
  });

  test('an answer older than the news is asked for again', async () => {
    const answers = [row(5), row(8)];
    const rows = new TicketRows(async () => answers.shift()!);
    rows.put([row(3)]);
    rows.fold([event(7)]);
    rows.fold([event(8)]);
    await told(rows);
    while (rows.byId('a')!.version < 8) await told(rows);
    expect(answers).toEqual([]);
  });

  test('a ticket that may no longer be seen leaves', async () => {
    const rows = new TicketRows(() => Promise.reject(new ApiProblem(404, 'not_found')));
    rows.put([row(3)]);
    const dropped = told(rows);
    rows.fold([event(7)]);
    await dropped;
    expect(rows.all()).toEqual([]);
  });
});
